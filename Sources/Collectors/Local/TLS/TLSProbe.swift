import Diagnosis
import FoundationEssentials
import NIOCore

/// Looks at what answers TLS on a connection.
struct TLSProbe: Sendable {
  let judge: ChainJudge

  /// - Parameters:
  ///   - channel: As ``Handshaker`` takes it.
  ///   - isAddress: Whether the host is an address and no name.
  func look(at channel: any Channel, host: String, isAddress: Bool, early: ByteBuffer? = nil, _ lifeline: Lifeline)
    async
    -> TLSFinding
  {
    let end = await Handshaker(lifeline: lifeline)
      .shakeHands(on: channel, name: isAddress ? nil : host, early: early)
    switch end {
    case .late: return TLSFinding(.late)
    case .broken(let start): return TLSFinding(Self.outcome(ofStart: start))
    case .done(let version, let chain):
      return TLSFinding(
        .handshake(await judge.judge(chain, version: version, host: host, isAddress: isAddress, at: Date())))
    }
  }

  /// What a handshake that failed was, by the first bytes of the peer: a record of TLS is of type 20 to 23, version 3.x.
  ///
  /// Source: RFC 8446, sections 5.1 and 6.
  static func outcome(ofStart start: [UInt8]) -> TLSFinding.Outcome {
    guard let type = start.first else { return .closed }
    guard (20...23).contains(type), start.count < 2 || start[1] == 3 else { return .notTLS }
    // An alert in the clear is two bytes long: level and description.
    if type == 21, start.count >= 7, start[3] == 0, start[4] == 2 { return .refused(alert: Int(start[6])) }
    return .failed
  }
}
