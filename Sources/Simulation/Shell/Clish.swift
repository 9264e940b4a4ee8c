/// The appliance's own shell.
struct Clish {
  let box: Box

  func answer(to words: [String]) -> String {
    let description = box.description
    switch words {
    case []: return ""
    case ["show", "version"]: return version
    case ["show", "managers"] where description.system == .ftd: return "Managed locally.\n\n"
    case ["?"], ["help"]:
      return "expert   Invoke a shell\nexit     Exit this CLI session\nshow     Show running system information\n"
    default: return "Syntax error: Illegal command line\n"
    }
  }

  /// - Source: `show version` of an FMC 6.6 and of an FTD 7.6; that of an FMC 7.x is nowhere public.
  private var version: String {
    let description = box.description
    let host = "[ \(description.host) ]"
    let dashes = max(2, 52 - host.count)
    let rule = { (count: Int) in String(repeating: "-", count: count) }
    let number = description.system == .fmc ? 66 : 78
    var text = """
      \(rule(dashes / 2))\(host)\(rule(dashes - dashes / 2))
      Model                     : \(description.model) (\(number)) Version \(description.version) (Build \(description.build))
      UUID                      : \(description.uuid)
      LSP version               : \(description.lsp)
      VDB version               : \(description.vdb)
      \(rule(52))


      """
    if description.system == .ftd {
      text +=
        "Cisco Adaptive Security Appliance Software Version 9.22(1)127\nSSP Operating System Version 2.16(0.4006)\n"
      text += "\n\(description.host) up 21 hours 17 mins\n"
    }
    return text
  }
}
