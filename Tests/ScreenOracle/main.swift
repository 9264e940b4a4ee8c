import Application
import Collectors
import Diagnosis
import Glibc
import Interface
import Runbooks
import Simulation
import Terminal
import TextCanvas

// The real loop on the real terminal, on a simulated appliance and with a clock that stands: a program for the test that
// compares what is shown with what should be. Arguments: scene, language.

let wake = NcursesScreen.makeWake()
let moment = Instant(reading: "2026-11-23T18:20:00Z") ?? Instant(seconds: 0)
do {
  let pinned = try RunbookFile.load(nil)
  let scenes = try SceneDocument(
    try JSONParser.parse(RunbookFile.resource("Practice/talos-connectivity.json") ?? []).root)
  guard let scene = scenes.scene(CommandLine.arguments[1]) else { exit(66) }
  let appliance = PracticeAppliance(scene) { moment }
  let visit = Visit(
    scene.boxes.map { box in
      let link = Link(unit: box.host, method: .practice, name: scene.id, takesRequests: box.system == .fmc)
      return Visit.Way(link, [PracticePeer(appliance)])
    })
  let inbox = Inbox(wake: wake)
  let keeper = SessionKeeper(runbook: Later(made: pinned), store: nil, practice: appliance) { appliance.now }
  // A walk of random keys saves, too: nothing of it is to be kept.
  let runner = EffectRunner(
    inbox: inbox, keeper: keeper, visit: visit, files: FileExport(directory: "/nonexistent", home: nil))
  let screen = try NcursesScreen.open(wake: wake)
  let language: Language = CommandLine.arguments[2] == "ko" && screen.canShowHangul ? .ko : .en
  let state = AppState(
    size: screen.size, glyphs: screen.glyphs, language: language, canShowHangul: screen.canShowHangul,
    saved: nil, links: visit.links)
  let loop = ScreenLoop(state: state, screen: RecordingScreen(screen), inbox: inbox, runner: runner)
  let end = loop.run(firstEffects: [.openSession(unit: scene.host)])
  screen.leave()
  exit(end == .quit ? 0 : 1)
} catch {
  print("unavailable: \(error)")
  exit(2)
}
