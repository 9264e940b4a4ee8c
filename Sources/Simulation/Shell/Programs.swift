import Runbooks

/// The programs on a box that somebody who follows the runbook types.
struct Programs {
  let host: String
  let isRoot: Bool
  let at: Instant

  static let names = [
    "cat", "curl", "date", "getent", "grep", "head", "hostname", "id", "ls", "nslookup", "openssl", "pmtool", "sleep",
    "telnet", "timeout", "tr", "tty", "uname", "uptime", "wc", "whoami",
  ]

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - words: Its name and its arguments; never empty.
  ///   - input: What it reads; `nil` is the terminal, from which nothing comes.
  ///   - limit: After how many seconds it is ended; `nil` is never.
  func run(
    _ words: [String], input: String?, on appliance: inout Appliance, limit: Int? = nil
  ) -> Printed {
    let arguments = Array(words.dropFirst())
    let box = appliance.box(host)
    let tools = NetworkTools(network: box.description.network, at: at)
    switch words[0] {
    case "openssl" where arguments.first == "x509": return certificate(Array(arguments.dropFirst()), input, box)
    case "openssl" where arguments.first == "s_client": return tools.handshake(arguments, limit: limit)
    case "openssl": return Printed("OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n")
    case "nslookup": return tools.lookUp(arguments.first { !$0.hasPrefix("-") } ?? "")
    case "getent": return tools.addresses(arguments.last ?? "")
    case "telnet": return tools.telnet(arguments, limit: limit)
    case "curl": return curl(arguments, tools, box, limit: limit)
    case "pmtool": return processes(arguments, box, on: &appliance)
    case "grep": return grep(arguments, input, on: appliance)
    case "cat": return cat(arguments, input, on: appliance)
    case "head", "tr", "tail": return Printed(input ?? "")
    case "date": return date(arguments)
    case "timeout": return timeout(arguments, input, on: &appliance)
    case "sudo": return run(sudoed(arguments), asRoot: input, on: &appliance, limit: limit)
    case "hostname", "uname": return Printed(words[0] == "uname" ? "Linux\n" : host + "\n")
    case "whoami": return Printed(isRoot ? "root\n" : "admin\n")
    case "id":
      return Printed(
        arguments.first == "-u"
          ? (isRoot ? "0\n" : "100\n")
          : (isRoot ? "uid=0(root) gid=0(root) groups=0(root)\n" : "uid=100(admin) gid=100(admin) groups=100(admin)\n"))
    case "tty": return Printed("/dev/pts/0\n")
    case "uptime": return Printed(" \(at.time) up 5 days,  3:20,  1 user,  load average: 0.42, 0.38, 0.35\n")
    case "ls": return list(arguments, on: appliance)
    case "sleep": return Printed()
    case "echo": return Printed(arguments.joined(separator: " ") + "\n")
    default: return .error("-bash: \(words[0]): command not found\n", status: 127)
    }
  }

  /// The text of a file; `nil` where there is none that a user of this kind can read.
  func file(_ path: String, on appliance: Appliance) -> String? {
    let box = appliance.box(host)
    let description = box.description
    let log = description.system == .fmc ? "/var/log/messages" : "/ngfw/var/log/messages"
    switch path {
    case "/dev/null": return ""
    case log where isRoot:
      return description.messages.map { "\(at.syslog) \(host) \($0)\n" }.joined()
    case "/etc/sf/ims.conf":
      let model = description.system == .fmc ? "Defense Center" : "3D Sensor"
      return "MODEL_CLASS=\"\(model)\"\nMODEL=\"\(description.model)\"\nSWVERSION=\(description.version)\n"
        + "SWBUILD=\(description.build)\nAPPLIANCE_UUID=\(description.uuid)\n"
    case "/etc/sf/sf-version": return "\(description.model) v\(description.version) (build \(description.build))\n"
    default: return nil
    }
  }

  private func sudoed(_ arguments: [String]) -> [String] {
    let words = Array(arguments.drop { $0.hasPrefix("-") })
    return words.isEmpty ? ["true"] : words
  }

  private func run(
    _ words: [String], asRoot input: String?, on appliance: inout Appliance, limit: Int?
  ) -> Printed {
    if words == ["true"] { return Printed() }
    return Programs(host: host, isRoot: true, at: at).run(words, input: input, on: &appliance, limit: limit)
  }

  private func timeout(_ arguments: [String], _ input: String?, on appliance: inout Appliance) -> Printed {
    let words = Array(arguments.drop { $0.hasPrefix("-") })
    guard words.count > 1, let seconds = Int(words[0].prefix(while: \.isNumber)) else {
      return .error("Try 'timeout --help' for more information.\n", status: 125)
    }
    return run(Array(words.dropFirst()), input: input ?? "", on: &appliance, limit: seconds)
  }

  private func date(_ arguments: [String]) -> Printed {
    guard let format = arguments.first(where: { $0.hasPrefix("+") })?.dropFirst() else {
      return Printed(at.posix + "\n")
    }
    var text = ""
    var letters = format
    while let letter = letters.popFirst() {
      guard letter == "%", let kind = letters.popFirst() else {
        text.append(letter)
        continue
      }
      let time = at.time.split(separator: ":").map(String.init)
      let fields = [
        "Y": at.year, "m": at.monthNumber, "d": at.dayNumber, "H": time[0], "M": time[1], "S": time[2], "T": at.time,
        "F": at.day, "Z": "UTC", "z": "+0000", "s": String(at.seconds), "b": at.month, "a": at.weekday, "%": "%",
      ]
      text += fields[String(kind)] ?? "%\(kind)"
    }
    return Printed(text + "\n")
  }
}
