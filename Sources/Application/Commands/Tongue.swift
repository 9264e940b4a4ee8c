import ArgumentParser
import Runbooks

/// A language as an option's value.
enum Tongue: String, ExpressibleByArgument, CaseIterable {
  case en
  case ko

  var language: Language {
    switch self {
    case .en: .en
    case .ko: .ko
    }
  }
}
