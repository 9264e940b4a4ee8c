import Runbooks

/// RB019: every text is written in every language of the runbook, and is not the same in all of them.
enum Languages: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let locales = subject.runbook.locales
    return subject.texts.flatMap { text -> [Finding] in
      let problems = locales.compactMap { language -> Finding.Problem? in
        guard let written = text.texts[language] else { return .languageMissing(language) }
        return written.trimmed.isEmpty ? .languageEmpty(language) : nil
      }
      if problems.isEmpty, locales.count > 1, Set(locales.map { text.texts[$0] }).count == 1 {
        return [Finding(.language, .languagesEqual, at: text.offset)]
      }
      return problems.map { Finding(.language, $0, at: text.offset) }
    }
  }
}
