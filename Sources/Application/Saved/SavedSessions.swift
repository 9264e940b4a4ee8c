import Collectors
import Diagnosis
import FoundationEssentials
import Interface
import Runbooks
import Sessions

/// What commands do with saved sessions.
struct SavedSessions {
  let store: SessionStore
  let surveyor: SessionSurveyor

  /// - Throws: ``Failure`` where there is no place for sessions, or the bundled runbook cannot be read.
  init() throws(Failure) {
    do { store = try SessionStore(environment: ProcessEnvironment.variables) } catch {
      throw Self.failure(error)
    }
    surveyor = SessionSurveyor(store: store, runbook: try RunbookFile.later(nil))
  }

  /// - Parameter id: A whole id, or the beginning of one only; the session used last where it is `nil`.
  func find(_ id: String?) throws(Failure) -> String {
    do throws(SessionFault) {
      guard let wanted = id ?? store.list().first?.id else { throw .none }
      return try store.find(wanted)
    } catch {
      throw Self.failure(error)
    }
  }

  /// - Parameter id: As for ``find(_:)``.
  /// - Throws: ``Failure`` with status 66 where there is no such session, 65 where nothing of it can be read.
  func read(_ id: String?) throws(Failure) -> SavedSession {
    let found = try find(id)
    guard let entry = store.list().first(where: { $0.id == found }) else { throw Self.failure(.unknown(id: found)) }
    do throws(SessionFault) {
      let content = try store.read(found) { X509Certificates.fields(pem: $0) }
      return SavedSession(entry: entry, content: content, isOpen: store.isOpen(found))
    } catch {
      throw Self.failure(error)
    }
  }

  func delete(_ id: String) throws(Failure) {
    do { try store.delete(id) } catch { throw Self.failure(error) }
  }

  func name(_ id: String, _ name: String) throws(Failure) {
    do throws(SessionFault) {
      try store.name(id, name, at: Instant(Date())) { X509Certificates.fields(pem: $0) }
    } catch {
      throw Self.failure(error)
    }
  }

  static func failure(_ fault: SessionFault) -> Failure { Failure(fault.status, fault.sentence) }
}
