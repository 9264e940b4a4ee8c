import Runbooks

/// A shell that somebody is in: its user, its directory, its variables.
struct Bash: Sendable {
  let isRoot: Bool
  let host: String
  var directory: String
  var variables: [String: String] = [:]
  var status = 0
  /// Whether the terminal shows what is typed.
  var isEchoing = true

  var user: String { isRoot ? "root" : "admin" }
  private var home: String { isRoot ? "/root" : "/home/admin" }

  /// `admin@fmc-a:~$ `, unless somebody has set another one.
  var prompt: String {
    let shown = directory == home ? "~" : directory
    guard let custom = variables["PS1"] else { return "\(user)@\(host):\(shown)\(isRoot ? "#" : "$") " }
    return custom.replacing("\\u", with: user).replacing("\\h", with: host).replacing("\\w", with: shown)
      .replacing("\\$", with: isRoot ? "#" : "$")
  }

  /// Runs a line to its end.
  mutating func run(_ line: ShellLine, on appliance: inout Appliance, at moment: Instant) -> Printed {
    run(line, input: nil, on: &appliance, at: moment)
  }

  private mutating func run(
    _ line: ShellLine, input: String?, on appliance: inout Appliance, at moment: Instant
  ) -> Printed {
    switch line {
    case .list(let parts):
      var printed = Printed(status: status)
      for part in parts { printed.append(run(part, input: input, on: &appliance, at: moment)) }
      return printed
    case .and(let left, let right), .or(let left, let right):
      var printed = run(left, input: input, on: &appliance, at: moment)
      let wantsSuccess = if case .and = line { true } else { false }
      if (printed.status == 0) == wantsSuccess {
        printed.append(run(right, input: input, on: &appliance, at: moment))
      }
      return printed
    case .pipeline(let parts): return pipeline(parts, input: input, on: &appliance, at: moment)
    case .group(let inner, let redirections):
      let printed = run(
        inner, input: self.input(redirections, on: appliance, at: moment) ?? input, on: &appliance, at: moment)
      return redirected(printed, by: redirections)
    case .simple(let assignments, let words, let redirections):
      for assignment in assignments { variables[assignment.name] = expand(assignment.value) }
      let arguments = words.map(expand)
      let source = self.input(redirections, on: appliance, at: moment) ?? input
      var printed = Printed()
      if let name = arguments.first {
        printed =
          builtin(name, Array(arguments.dropFirst()))
          ?? Programs(host: host, isRoot: isRoot, at: moment).run(arguments, input: source, on: &appliance)
      }
      status = printed.status
      return redirected(printed, by: redirections)
    }
  }

  private mutating func pipeline(
    _ parts: [ShellLine], input: String?, on appliance: inout Appliance, at moment: Instant
  ) -> Printed {
    var whole = Printed()
    var source = input
    for (index, part) in parts.enumerated() {
      let printed = run(part, input: source, on: &appliance, at: moment)
      whole.status = printed.status
      if index == parts.count - 1 {
        whole.chunks += printed.chunks
      } else {
        whole.chunks += printed.chunks.filter(\.isError)
        source = printed.standardOutput
      }
    }
    return whole
  }

  private func expand(_ word: ShellLine.Word) -> String {
    word.pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .variable("?"): String(status)
      case .variable("$"): "4242"
      case .variable(let name): variables[name] ?? environment[name] ?? ""
      }
    }.joined()
  }

  private var environment: [String: String] {
    ["USER": user, "HOME": home, "PWD": directory, "HOSTNAME": host, "SHELL": "/bin/bash", "TERM": "xterm"]
  }

  /// What a redirection gives to read; `nil` where there is none.
  private func input(
    _ redirections: [ShellLine.Redirection], on appliance: Appliance, at moment: Instant
  ) -> String? {
    guard let source = redirections.last(where: { $0.sign == "<" }) else { return nil }
    return Programs(host: host, isRoot: isRoot, at: moment).file(expand(source.target), on: appliance) ?? ""
  }

  private func redirected(_ printed: Printed, by redirections: [ShellLine.Redirection]) -> Printed {
    enum Sink { case output, errors, nowhere }
    var sinks: [Int: Sink] = [1: .output, 2: .errors]
    for redirection in redirections where redirection.sign != "<" {
      let target = expand(redirection.target)
      if redirection.sign == ">&", let other = Int(target) {
        sinks[redirection.descriptor ?? 1] = sinks[other] ?? .nowhere
      } else {
        // Nothing is kept of a file that somebody writes here.
        for descriptor in redirection.descriptor.map({ [$0] }) ?? [1, 2] { sinks[descriptor] = .nowhere }
      }
    }
    var result = Printed(status: printed.status)
    for var chunk in printed.chunks {
      switch sinks[chunk.isError ? 2 : 1] {
      case .output: chunk.isError = false
      case .errors: chunk.isError = true
      case .nowhere, nil: continue
      }
      result.chunks.append(chunk)
    }
    return result
  }
}
