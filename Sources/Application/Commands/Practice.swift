import ArgumentParser
import Collectors
import Diagnosis
import FoundationEssentials
import Runbooks
import Simulation

struct Practice: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Practise on a simulated appliance.",
    discussion: """
      Opens a guided session on an appliance that only this program knows: it answers as a real one does, and keeps what \
      you change until you leave. What only a person can know is answered for you, and where the runbook waits, looking \
      again lets the time pass at once. 'taloscope check --practice NAME' \
      judges the same appliance without a session.
      """)

  @Argument(help: ArgumentHelp("What to practise, as --list names it.", valueName: "name"))
  var name: String?

  @Flag(help: "List what there is to practise.")
  var list = false

  @Flag(help: "With --list: write JSON.")
  var json = false

  @OptionGroup var guided: GuidedOptions

  func validate() throws {
    guard list != (name != nil) else { throw ValidationError("Give the name of a scene, or --list.") }
    guard guided.links.isEmpty else {
      throw ValidationError("A simulated appliance is not reached by --ssh or --rest.")
    }
    guard list || !json else { throw ValidationError("--json goes with --list.") }
  }

  func run() throws {
    guard let name else {
      let scenes = SceneList(scenes: try PracticeScenes.load().scenes)
      if json { return Output.emit(scenes.json) }
      for line in scenes.lines(in: guided.lang?.language ?? .en) { Output.say(line) }
      return
    }
    try GuidedSession(practising: name, runbook: RunbookFile.later(guided.runbook), wishes: guided.wishes)
      .run(resuming: nil)
  }
}
