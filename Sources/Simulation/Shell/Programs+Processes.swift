import Runbooks

/// The process manager of the box, and what asks its processes.
extension Programs {
  /// `pmtool status`, `restartbyid`, `disablebyid`, `enablebyid`, in any case; the changing ones print nothing.
  func processes(_ arguments: [String], _ box: Box, on appliance: inout Appliance) -> Printed {
    guard isRoot else { return .error("You must be root to run this command\n") }
    let name = arguments.dropFirst().first ?? ""
    switch arguments.first?.lowercased() {
    case "status": return Printed(listing(box))
    case "restartbyid", "enablebyid":
      return appliance.restart(name, on: host, at: at) ? Printed() : unknown(name)
    case "disablebyid": return appliance.stop(name, on: host) ? Printed() : unknown(name)
    default: return .error("Usage: pmtool <command> [arguments]\n")
    }
  }

  private func unknown(_ name: String) -> Printed { .error("Received status (1): \(name) not found\n") }

  private func listing(_ box: Box) -> String {
    let prefix = box.description.system == .fmc ? "" : "/ngfw"
    var text =
      "Received status (0): \n\nGlobal Environment:\nPATH=/bin:/usr/bin:\(prefix)/usr/local/sf/bin\n\nDaemons:\n"
    for process in box.processes {
      text += "\(process.name) (\(process.type)) - \(process.pid.map { "Running \($0)" } ?? "Down")\n"
      text +=
        "Command: \(prefix)/usr/local/sf/bin/\(process.name)\nPID File: \(prefix)/var/sf/run/\(process.name).pid\n"
    }
    return text
  }

  /// `curl` to the cloud connector of the box, and to a port of a host.
  func curl(_ arguments: [String], _ tools: NetworkTools, _ box: Box, limit: Int?) -> Printed {
    let target = arguments.last { !$0.hasPrefix("-") } ?? ""
    if target.contains("localhost:8989") {
      guard isRoot, box.running.contains("SSEConnector") else {
        return .error("curl: (7) Failed to connect to localhost port 8989: Connection refused\n", status: 7)
      }
      return Printed("{\"status\":\"\(box.description.isRegistered ? "Enrolled" : "NotEnrolled")\"}")
    }
    return tools.curl(target, limit: limit)
  }
}
