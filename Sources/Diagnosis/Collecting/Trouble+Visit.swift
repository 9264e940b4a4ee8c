extension Trouble {
  /// Whether nothing more can be had this way, so that trying the next command would only fail again.
  package var endsVisit: Bool {
    switch self {
    case .noSuchHost, .unreachable, .programMissing, .programFailed, .cancelled, .unknownHostKey, .changedHostKey,
      .unknownCertificate, .changedCertificate, .loginRefused, .unknownPrompt, .loggedOut, .connectionLost,
      .requestsLimited, .tlsFailed, .proxyRefused, .proxyUserMissing, .answerNotJSON:
      true
    case .secretRefused(let purpose), .secretMissing(let purpose): if case .sudo = purpose { false } else { true }
    case .deadlinePassed, .expertRefused, .answerTooLong, .answerNotText, .refused, .answerNotUnderstood, .notOffered:
      false
    }
  }
}
