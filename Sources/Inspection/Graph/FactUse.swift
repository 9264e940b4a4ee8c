import Runbooks

/// Which facts anything at all supplies, and which anything reads.
struct FactUse {
  private(set) var supplied: Set<FactName> = []
  private(set) var read: Set<FactName> = []

  init(_ runbook: Runbook, texts: [LocalizedText]) {
    for node in runbook.nodes {
      supplied.formUnion(FactFlow.supplied(by: node, runbook))
      read.formUnion(node.timeline + node.show)
      for outcome in node.outcomes {
        supplied.formUnion(outcome.set.keys)
        read.formUnion(outcome.condition?.facts ?? [])
        if let remind = outcome.remind { read.insert(remind.at) }
      }
      if case .change(let change) = node.kind { read.formUnion(change.requires?.facts ?? []) }
    }
    for parser in runbook.parsers.values {
      supplied.formUnion(parser.facts)
      // What a text may lack is read for people to see it where it is there.
      read.formUnion(parser.optional)
      read.formUnion(parser.expectations.map(\.fact))
    }
    for text in texts {
      for language in text.texts.keys { read.formUnion(text.placeholders(in: language).map { FactName($0.name) }) }
    }
    read.insert(runbook.headline)
    for fact in runbook.facts {
      if fact.namesUnit != nil { read.insert(fact.name) }
      switch fact.origin {
      case .observed: break
      case .clock: supplied.insert(fact.name)
      case .skew(let clock):
        supplied.insert(fact.name)
        read.insert(clock)
      case .days(let from, let to):
        supplied.insert(fact.name)
        read.formUnion([from, to])
      case .cases(let cases, _):
        supplied.insert(fact.name)
        for each in cases { read.formUnion(each.condition.facts) }
      }
    }
  }
}
