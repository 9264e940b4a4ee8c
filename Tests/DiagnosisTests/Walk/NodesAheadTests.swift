import Diagnosis
import Runbooks
import Testing

struct NodesAheadTests {
  @Test func `with nothing known, every way can be taken`() {
    #expect(Lamp.triage([:]).nodesAhead(in: Lamp.runbook).map(\.id) == Lamp.runbook.nodes.map(\.id))
  }

  @Test func `a way that cannot be taken is left out, with all that only it leads to`() {
    let wall = Lamp.triage(["kind": .word("wall")]).nodesAhead(in: Lamp.runbook).map(\.id)
    #expect(wall == ["kind", "sort", "dust", "end.unclear"])
    let desk = Lamp.triage(["kind": .word("desk")]).nodesAhead(in: Lamp.runbook).map(\.id)
    #expect(!desk.contains("dust"))
    #expect(desk.contains("relight"))
    let bright = Lamp.triage(["kind": .word("desk"), "glow.level": .int(20)]).nodesAhead(in: Lamp.runbook).map(\.id)
    #expect(!bright.contains("fuse"))
    #expect(!bright.contains("relight"))
    #expect(bright.contains("peer_glow"))
  }
}
