import Runbooks

/// One unit as a scene describes it, before anything happens to it.
package struct BoxDescription: Sendable {
  /// Whether it manages firewalls or is one.
  package enum System: String, Hashable, Sendable, CaseIterable {
    case fmc, ftd
  }

  /// The object that this was read from, to lay changes over.
  let json: JSONValue
  package let host: String
  package let system: System
  let model: String
  let version: String
  let build: Int
  let uuid: String
  let vdb: Int
  let vdbDate: String
  /// `nil`: the box does not say.
  let geoDB: String?
  let lsp: String
  let certificatePath: String
  /// `nil`: there is no such file.
  let certificate: CertificateDescription?
  let processes: [ProcessDescription]
  let network: Network
  /// As the REST API has it, without what is the same on every box.
  let licence: JSONValue
  /// Whether it is registered with the vendor's cloud.
  let isRegistered: Bool
  let region: String
  /// What the health alert says; `nil` where there is none.
  let alert: HealthAlert?
  /// Lines of its log, without time and host.
  let messages: [String]
  let shell: ShellDescription
  /// What only a person knows of this unit.
  package let answers: Answers

  init(_ json: JSONValue, _ place: String) throws(SceneMistake) {
    let fields = try Fields(
      json, place,
      known: [
        "host", "system", "model", "version", "build", "uuid", "vdb", "vdb_date", "geodb", "lsp", "certificate_path",
        "certificate", "processes", "network", "licence", "registered", "region", "alert", "messages", "shell",
        "answers",
      ])
    self.json = json
    host = try fields.string("host")
    system = try fields.word("system", default: .fmc)
    model = try fields.string("model")
    version = try fields.string("version")
    build = try fields.int("build")
    uuid = try fields.string("uuid")
    vdb = try fields.int("vdb")
    vdbDate = try fields.string("vdb_date")
    geoDB = try fields.optionalString("geodb")
    lsp = try fields.string("lsp")
    certificatePath = try fields.string("certificate_path")
    certificate = try json["certificate"].map { certificate throws(SceneMistake) in
      try CertificateDescription(certificate, "the certificate of \(place)")
    }
    var processes: [ProcessDescription] = []
    for member in try fields.read("processes", "an object", { $0.members }) {
      processes.append(try ProcessDescription(member.value, name: member.key, "process '\(member.key)' of \(place)"))
    }
    self.processes = processes
    network = try Network(try fields.value("network"), "the network of \(place)")
    licence = try fields.value("licence")
    isRegistered = try fields.flag("registered")
    region = try fields.string("region")
    alert = try json["alert"].map { alert throws(SceneMistake) in try HealthAlert(alert, "the alert of \(place)") }
    messages = try fields.strings("messages")
    shell = try ShellDescription(json["shell"] ?? .object([:]), "the shell of \(place)")
    answers = try Answers(json["answers"], "the answers of \(place)")
  }
}

extension BoxDescription {
  /// What the description is after a change.
  func changed(by change: Change, _ place: String) throws(SceneMistake) -> BoxDescription {
    let cleared = Dictionary(change.clears.map { ($0, JSONValue.null) }, uniquingKeysWith: { first, _ in first })
    return try BoxDescription(json.patched(by: change.box).patched(by: .object(cleared)), place)
  }
}

/// A certificate whose validity counts from when the scene begins or the change that brings it happens.
struct CertificateDescription: Sendable {
  let notBefore: Moment
  let notAfter: Moment
  let subject: String
  let issuer: String

  init(_ json: JSONValue, _ place: String) throws(SceneMistake) {
    let fields = try Fields(json, place, known: ["not_before", "not_after", "subject", "issuer"])
    notBefore = try fields.moment("not_before")
    notAfter = try fields.moment("not_after")
    subject = try fields.string("subject")
    issuer = try fields.string("issuer")
  }
}

/// A process that the process manager of the box looks after.
struct ProcessDescription: Sendable {
  let name: String
  /// `normal` or `system`.
  let type: String
  /// `nil`: it does not run.
  let pid: Int?

  init(_ json: JSONValue, name: String, _ place: String) throws(SceneMistake) {
    let fields = try Fields(json, place, known: ["type", "pid", "down"])
    self.name = name
    type = try fields.string("type")
    let pid = try fields.int("pid")
    self.pid = try fields.flag("down") ? nil : pid
  }
}

/// A health module that is red.
struct HealthAlert: Hashable, Sendable {
  let module: String
  let name: String
  let text: String

  init(_ json: JSONValue, _ place: String) throws(SceneMistake) {
    let fields = try Fields(json, place, known: ["module", "name", "text"])
    module = try fields.string("module")
    name = try fields.string("name")
    text = try fields.string("text")
  }
}

/// How the shell of the box behaves.
struct ShellDescription: Sendable {
  /// What `sudo` takes; `nil`: nothing.
  let password: String?
  /// Printed before the first prompt.
  let banner: [String]
  /// Whether `ESC E ESC [ J` and BEL stand before the prompt of the appliance's own shell.
  let hasPromptSigns: Bool
  /// Whether `sudo` lectures before its first question.
  let lectures: Bool
  /// A question that stands in the place of the first prompt, and that nothing here answers.
  let question: String?
  /// What it says in place of opening the expert shell.
  let expertRefusal: String?

  init(_ json: JSONValue, _ place: String) throws(SceneMistake) {
    let fields = try Fields(
      json, place, known: ["password", "banner", "prompt_signs", "lecture", "question", "expert_refusal"])
    password = try fields.optionalString("password")
    banner = try fields.strings("banner")
    hasPromptSigns = try fields.flag("prompt_signs")
    lectures = try fields.flag("lecture")
    question = try fields.optionalString("question")
    expertRefusal = try fields.optionalString("expert_refusal")
  }
}
