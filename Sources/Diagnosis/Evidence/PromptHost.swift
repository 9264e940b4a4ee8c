/// Whose shell a text was taken from.
package enum PromptHost {
  /// A prompt, with the account and the host: `user@host:dir$ `, `[user@host dir]# `.
  package static var pattern: Regex<(Substring, Substring, Substring)> {
    #/^\s*\[?([A-Za-z0-9][\w.+-]*)@([A-Za-z0-9][\w.-]*)(?::|\s)[^$#>]{0,80}[$#>]/#
  }
}
