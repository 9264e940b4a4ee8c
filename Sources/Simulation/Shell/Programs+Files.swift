import Runbooks

/// Programs that read files.
extension Programs {
  /// `openssl x509`: `-in FILE` with `-text`, `-noout`, `-dates`, `-startdate`, `-enddate`, one dash or two.
  func certificate(_ arguments: [String], _ input: String?, _ box: Box) -> Printed {
    let options = arguments.map { $0.hasPrefix("--") ? String($0.dropFirst()) : $0 }
    guard let index = options.firstIndex(of: "-in"), arguments.indices.contains(index + 1) else {
      return .error("Could not read certificate from <stdin>\nUnable to load certificate\n")
    }
    let path = arguments[index + 1]
    guard path == box.description.certificatePath, let certificate = box.certificate else {
      return unopened(path, "No such file or directory", code: "80000002", "calling stat(\(path))")
    }
    guard isRoot else { return unopened(path, "Permission denied", code: "8000000D", "calling fopen(\(path), rb)") }
    var text = ""
    if options.contains("-startdate") { text += certificate.start }
    if options.contains("-enddate") { text += certificate.end }
    if options.contains("-dates") { text += certificate.dates }
    if options.contains("-subject") { text += "subject=\(certificate.subject)\n" }
    if options.contains("-issuer") { text += "issuer=\(certificate.issuer)\n" }
    if options.contains("-text") { text += certificate.text }
    if !options.contains("-noout") {
      // A PEM form would have to be that of a certificate that exists.
      text += "(practice: a simulated certificate has no PEM form)\n"
    }
    return Printed(text)
  }

  private func unopened(_ path: String, _ reason: String, code: String, _ call: String) -> Printed {
    .error(
      """
      Could not open file or uri for loading certificate from \(path)
      4067BCBA0B7F0000:error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:../crypto/store/store_register.c:237:scheme=file
      4067BCBA0B7F0000:error:\(code):system library:file_open:\(reason):../providers/implementations/storemgmt/file_store.c:266:\(call)
      Unable to load certificate

      """)
  }

  func cat(_ arguments: [String], _ input: String?, on appliance: Appliance) -> Printed {
    let paths = arguments.filter { !$0.hasPrefix("-") }
    if paths.isEmpty { return Printed(input ?? "") }
    var printed = Printed()
    for path in paths {
      if let text = file(path, on: appliance) {
        printed.append(Printed(text, status: printed.status))
      } else {
        printed.append(.error("cat: \(path): \(missing(path, on: appliance))\n"))
      }
    }
    return printed
  }

  func list(_ arguments: [String], on appliance: Appliance) -> Printed {
    var printed = Printed()
    for path in arguments.filter({ !$0.hasPrefix("-") }) {
      let box = appliance.box(host)
      let isThere =
        file(path, on: appliance) != nil || path == box.description.certificatePath && box.certificate != nil
      printed.append(
        isThere ? Printed("\(path)\n") : .error("ls: cannot access '\(path)': No such file or directory\n", status: 2))
    }
    return printed
  }

  /// Why a file cannot be read.
  private func missing(_ path: String, on appliance: Appliance) -> String {
    let rootOnly = Programs(host: host, isRoot: true, at: at).file(path, on: appliance) != nil
    let isCertificate = path == appliance.box(host).description.certificatePath
    return !isRoot && (rootOnly || isCertificate) ? "Permission denied" : "No such file or directory"
  }

  /// `grep` with `-i`, `-E`, `-c`, `-v`, `-h` and `-s`, over its input or over files.
  func grep(_ arguments: [String], _ input: String?, on appliance: Appliance) -> Printed {
    let flags = arguments.filter { $0.hasPrefix("-") && $0 != "-" }.joined()
    let operands = arguments.filter { !$0.hasPrefix("-") }
    guard let pattern = operands.first else {
      return .error("Usage: grep [OPTION]... PATTERNS [FILE]...\n", status: 2)
    }
    let paths = operands.dropFirst()
    // Of several files each line says whose it is, unless that is not wanted.
    let isNamed = paths.count > 1 && !flags.contains("h")
    var lines = paths.isEmpty ? Self.lines(input ?? "", of: nil) : []
    var printed = Printed()
    for path in paths {
      if let content = file(path, on: appliance) {
        lines += Self.lines(content, of: isNamed ? path : nil)
      } else if !flags.contains("s") {
        printed.append(.error("grep: \(path): \(missing(path, on: appliance))\n"))
      }
    }
    let isPartial = paths.contains { file($0, on: appliance) == nil }
    // A basic expression writes with a backslash what an extended one writes without.
    let isExtended = flags.contains("E") || flags.contains("P")
    let spelling = isExtended ? pattern : pattern.replacing("\\|", with: "|")
    guard var regex = try? Regex(spelling) else { return .error("grep: Unmatched ( or \\(\n", status: 2) }
    if flags.contains("i") { regex = regex.ignoresCase() }
    let found = lines.filter { $0.text.contains(regex) != flags.contains("v") }
    let status = isPartial ? 2 : found.isEmpty ? 1 : 0
    let text = found.map { ($0.file.map { $0 + ":" } ?? "") + $0.text + "\n" }.joined()
    printed.append(Printed(flags.contains("c") ? "\(found.count)\n" : text, status: status))
    return printed
  }

  private static func lines(_ text: String, of file: String?) -> [(file: String?, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
      .map { (file, $0) }
  }
}
