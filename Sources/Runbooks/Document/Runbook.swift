/// A whole procedure: what to ask, what to read, how to judge it, what to type.
///
/// A value of this type has the right shape and every name in it leads somewhere (RB001–RB003); whether it is a *good*
/// runbook is for the other lint rules.
package struct Runbook: Sendable {
  package struct Source: Sendable {
    package let title: String
    /// Section id, as citations use it, to the section's heading.
    package let sections: [String: String]
    /// Sections that nothing cites, each with the reason.
    package let uncovered: [String: String]
    package let offset: Int
  }

  package let id: String
  package let version: String
  package let title: LocalizedText
  package let locales: [Language]
  package let source: Source
  package let parameters: [ParameterName: Parameter]
  /// In the order of declaration: a derived fact reads only those before it.
  package let facts: [FactDefinition]
  package let headline: FactName
  package let verdicts: [VerdictID: VerdictDefinition]
  package let console: Console
  package let parsers: [ParserID: Parser]
  package let commands: [CommandID: Command]
  package let stages: [Stage]
  /// In the order of declaration.
  package let nodes: [Node]
  package let start: NodeID
  /// Facts that a question asks for.
  package let askedFacts: Set<FactName>

  private let nodeIndex: [NodeID: Int]
  private let factIndex: [FactName: Int]

  package init(
    id: String, version: String, title: LocalizedText, locales: [Language], source: Source,
    parameters: [ParameterName: Parameter], facts: [FactDefinition], headline: FactName,
    verdicts: [VerdictID: VerdictDefinition], parsers: [ParserID: Parser], commands: [CommandID: Command],
    stages: [Stage], nodes: [Node], start: NodeID, console: Console = Console()
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.locales = locales
    self.source = source
    self.parameters = parameters
    self.facts = facts
    self.headline = headline
    self.verdicts = verdicts
    self.console = console
    self.parsers = parsers
    self.commands = commands
    self.stages = stages
    self.nodes = nodes
    self.start = start
    askedFacts = Set(nodes.compactMap { if case .ask(let ask) = $0.kind { ask.fact } else { nil } })
    nodeIndex = Dictionary(nodes.indices.map { (nodes[$0].id, $0) }, uniquingKeysWith: { $1 })
    factIndex = Dictionary(facts.indices.map { (facts[$0].name, $0) }, uniquingKeysWith: { $1 })
  }

  package func node(_ id: NodeID) -> Node? { nodeIndex[id].map { nodes[$0] } }

  package func fact(_ name: FactName) -> FactDefinition? { factIndex[name].map { facts[$0] } }

  /// The facts that a command's output can give.
  package func facts(readBy command: CommandID) -> [FactName] {
    commands[command]?.parser.flatMap { parsers[$0] }?.facts ?? []
  }

  /// The lines of a command with parameters in place.
  package func lines(of command: Command) -> [String] {
    command.run.map(withParameters)
  }

  /// The lines that give the same evidence as the command's own, with parameters in place.
  package func alternativeLines(of command: Command) -> [String] {
    command.alternatives.map { withParameters($0.run) }
  }

  /// The lines by which a script gets the same as by those of the command, with parameters in place; `nil` where they are
  /// not for a shell of the appliance.
  package func scriptLines(of command: Command) -> [String]? {
    guard command.place == "appliance" else { return nil }
    if command.script.isEmpty { return Command.shells.contains(command.shell) ? lines(of: command) : nil }
    return command.script.map(withParameters)
  }

  /// The lines that a program sends for a command: those of a script where it has them.
  package func sentLines(of command: Command) -> [String] { scriptLines(of: command) ?? lines(of: command) }

  private func withParameters(_ line: String) -> String {
    Placeholder.replacing(in: line) { parameters[ParameterName($0.name)]?.value.description }
  }

  /// The same runbook with another first node, or with other facts or nodes.
  package func replacing(facts: [FactDefinition]? = nil, nodes: [Node]? = nil, start: NodeID? = nil) -> Runbook {
    Runbook(
      id: id, version: version, title: title, locales: locales, source: source, parameters: parameters,
      facts: facts ?? self.facts, headline: headline, verdicts: verdicts, parsers: parsers, commands: commands,
      stages: stages, nodes: nodes ?? self.nodes, start: start ?? self.start)
  }
}
