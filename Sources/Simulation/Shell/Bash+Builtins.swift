extension Bash {
  /// What the shell does itself; `nil` where it is not one of those.
  mutating func builtin(_ name: String, _ arguments: [String]) -> Printed? {
    switch name {
    case ":", "true", "set", "shopt", "bind", "trap", "ulimit", "umask", "hash", "history", "clear", "reset":
      return Printed()
    case "false": return Printed(status: 1)
    case "export", "declare", "readonly":
      for argument in arguments {
        guard let sign = argument.firstIndex(of: "=") else { continue }
        variables[String(argument[..<sign])] = String(argument[argument.index(after: sign)...])
      }
      return Printed()
    case "unset":
      for argument in arguments { variables[argument] = nil }
      return Printed()
    case "stty":
      if arguments.contains("-echo") { isEchoing = false }
      if arguments.contains("echo") || arguments.contains("sane") { isEchoing = true }
      return Printed()
    case "cd":
      let target = arguments.first ?? (isRoot ? "/root" : "/home/admin")
      directory = target.hasPrefix("/") ? target : directory + (directory == "/" ? "" : "/") + target
      return Printed()
    case "pwd": return Printed(directory + "\n")
    case "echo":
      let isBare = arguments.first == "-n"
      return Printed(arguments.dropFirst(isBare ? 1 : 0).joined(separator: " ") + (isBare ? "" : "\n"))
    case "printf": return Printed(Self.formatted(arguments.first ?? "", Array(arguments.dropFirst())))
    case "type", "which":
      return arguments.allSatisfy(Programs.names.contains)
        ? Printed(arguments.map { "/usr/bin/\($0)\n" }.joined()) : Printed(status: 1)
    default: return nil
    }
  }

  /// As `printf` does: the format is used again as long as there are arguments.
  static func formatted(_ format: String, _ arguments: [String]) -> String {
    var rest = arguments[...]
    var text = ""
    repeat {
      let before = rest.count
      var letters = Array(format)[...]
      while let letter = letters.popFirst() {
        switch (letter, letters.first) {
        case ("\\", let escaped?):
          letters.removeFirst()
          text += ["n": "\n", "t": "\t", "r": "\r", "e": "\u{1B}", "a": "\u{7}"][escaped] ?? String(escaped)
        case ("%", "%"):
          letters.removeFirst()
          text += "%"
        case ("%", let kind?):
          letters.removeFirst()
          text += rest.popFirst() ?? (kind == "d" ? "0" : "")
        default: text.append(letter)
        }
      }
      if rest.count == before { break }
    } while !rest.isEmpty
    return text
  }
}
