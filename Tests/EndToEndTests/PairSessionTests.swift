import Foundation
import TestSupport
import Testing

/// An HA pair on the bundled runbook, as an operator walks it: in tmux at 80×24, by keys alone.
@Suite(.timeLimit(.minutes(10)))
struct PairSessionTests {
  private static let lookup = """
    Server:\t\t192.0.2.53
    Address:\t192.0.2.53#53

    Non-authoritative answer:
    Name:\tapi-sse.cisco.com
    Address: 192.0.2.10

    """
  private static let connected = """
    Trying 192.0.2.10...
    Connected to api-sse.cisco.com.
    Escape character is '^]'.

    """

  @Test func `the second unit is read, made active and verified, and a kill in the middle loses nothing`() throws {
    let yearly = try PrintedCertificate.yearly()
    let first = try Guided(["start", "--product", "fmc", "--version", "7.6.0"])
    try first.see("Walks you through a runbook")
    try first.press("Enter", "Down", "Down", "Enter")
    try first.see("Host name of the appliance.")
    try first.session.type("fmc-a\n")
    try first.see("What does the Talos Connectivity Status alert say?")
    try first.press("x")
    try first.see("Is this FMC one of an HA pair?")
    try first.press("Down", "Enter")
    try first.see("Is the client certificate still valid?")
    try first.supply(yearly)
    try first.see("What is the host name of the standby unit?")
    try first.press("a")
    try first.see("Type the value, then Enter.")
    try first.session.type("fmc-b\n")
    try first.see("fmc-b: Does the standby hold a 365-day", "Type on: fmc-b")
    try first.supply(try PrintedCertificate.expired())

    // Before the switch: in sync, nothing running, and the standby reaches Cisco too.
    try first.see("Are the two units in sync?", "fmc-a", "VALID: ends in 364 days", "EXPIRED: ended 175 days ago")
    try first.press("Enter")
    try first.see("Is a deployment or another task running?")
    try first.press("Down", "Enter")
    try first.see("Do the units reach the internet through a proxy?")
    try first.press("Down", "Enter")
    try first.see("fmc-b: Does the standby resolve")
    try first.supply(Self.lookup)
    try first.see("fmc-b: Does api-sse.cisco.com answer the standby")
    let entries = try first.journal()
    try first.session.kill(SIGKILL)
    #expect(try first.session.waitForEnd() == .signalled(SIGKILL))

    let second = try Guided(["resume"], state: first.state)
    try second.see("fmc-b: Does api-sse.cisco.com answer the standby", "fmc-a", "fmc-b (the other unit)")
    #expect(try second.journal().starts(with: entries))
    try second.supply(Self.connected)

    // The approval names the address and the role.
    try second.see("fmc-b: Make the standby unit active", "Open https://fmc-b/ (the standby)")
    try approve(
      second, "fmc-b", asked: "Make fmc-b (standby) the active unit?", "Appliance  fmc-b", "Open https://fmc-b/")
    try second.see("Approved. Do this now:")
    try second.press("Enter")
    try second.see("fmc-b: Is this unit active now?")
    try second.press("Down", "Enter")
    try second.see("Is Cisco Success Network enabled on the pair?")
    try second.press("Enter")
    try second.see("fmc-b: Install the update on this unit too")
    try approve(second, "fmc-b", asked: "Install the update on fmc-b (now active)?", "Appliance  fmc-b")
    try second.see("Approved. Do this now:")
    try second.press("Enter")
    try second.see("fmc-b: Does this unit hold a 365-day")
    try second.supply(yearly)
    try second.see("fmc-a: Switch back, if you like")
    try second.press("Enter")
    try second.see("Make fmc-a (standby now) the active unit again?")
    try second.waitUntilItListens()
    try second.press("Escape")
    try second.see("fmc-a: Switch back, if you like", without: "Type the host name to approve")
    try second.press("x")
    try second.see("What does the Talos Connectivity Status alert say")
  }

  /// Approves the proposed change after its confirmation has shown all of these.
  private func approve(_ guided: Guided, _ host: String, asked: String...) throws {
    try guided.press("Enter")
    try guided.session.waitUntil(asked.joined(separator: ", ")) { screen in asked.allSatisfy(screen.contains) }
    try guided.waitUntilItListens()
    try guided.session.type(host)
    try guided.press("Enter")
  }
}
