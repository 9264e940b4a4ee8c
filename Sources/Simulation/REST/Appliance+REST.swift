package import Runbooks

extension Appliance {
  /// Answers a request that reads something.
  ///
  /// - Parameter target: Path and query, as in the request line.
  /// - Returns: 200 with what was asked for, with the odd forms that the real thing has; 404 where the unit knows no such
  ///   path.
  package mutating func rest(_ target: String, on host: String, at moment: Instant) -> RESTReply {
    settle(at: moment)
    let host = known(host)
    let path = String(target.prefix { $0 != "?" })
    let rest = box(host).description.system == .fmc ? managerREST(path, host, moment) : deviceREST(path, host)
    return rest ?? .failure(404, "Not Found")
  }

  /// The API of a box that manages others.
  private func managerREST(_ path: String, _ host: String, _ moment: Instant) -> RESTReply? {
    let box = box(host)
    let list = { (items: [String]) in RESTReply.list(items, of: path, on: host) }
    switch path {
    case "/api/fmc_platform/v1/info/serverversion": return list([serverVersion(box.description)])
    case "/api/fmc_platform/v1/license/smartlicenses": return list([licence(box.description)])
    default: break
    }
    guard path.hasPrefix("/api/fmc_config/v1/domain/") else { return nil }
    let inDomain = path.split(separator: "/").dropFirst(5).joined(separator: "/")
    switch inDomain {
    case "health/alerts": return list(box.alert(at: moment).map { [alert($0, moment)] } ?? [])
    case "integration/fmchastatuses": return list(scene.pair.map { [$0.canonical] } ?? [])
    case "integration/securexconfigs":
      let enabled = box.description.isRegistered
      return list(["{\"enabled\":\(enabled),\"name\":\"SecureX\",\"type\":\"SecurexConfig\"}"])
    case "integration/cloudregions":
      let region = RESTReply.quoted(box.description.region)
      return list(["{\"current\":\(box.description.isRegistered),\"name\":\(region),\"type\":\"CloudRegion\"}"])
    default: return nil
    }
  }

  /// The API of a firewall that is managed on the box itself.
  private func deviceREST(_ path: String, _ host: String) -> RESTReply? {
    let description = box(host).description
    switch path {
    case "/api/fdm/latest/operational/systeminfo/default":
      let version = RESTReply.quoted("\(description.version)-\(description.build)")
      let geo = RESTReply.quoted(description.geoDB ?? "")
      return RESTReply(
        status: 200,
        body: "{\"softwareVersion\":\(version),\"platformModel\":\(RESTReply.quoted(description.model)),"
          + "\"vdbVersion\":{\"vdbCurrentVersion\":\"\(description.vdb)\",\"vdbReleaseDate\":\(RESTReply.quoted(description.vdbDate))},"
          + "\"geolocationVersion\":{\"geolocationDbVersion\":\(geo)},\"type\":\"systeminformation\"}")
    case "/api/fdm/latest/license/smartagentstatuses":
      return RESTReply(status: 200, body: "{\"items\":[\(description.licence.canonical)]}")
    default: return nil
    }
  }

  private func serverVersion(_ box: BoxDescription) -> String {
    JSONValue.object([
      "serverVersion": .string("\(box.version) (build \(box.build))"),
      "vdbVersion": .string("build \(box.vdb) ( \(box.vdbDate) )"),
      "geoVersion": box.geoDB.map(JSONValue.string) ?? .null,
      "lspVersion": .string(box.lsp), "hostname": .string(box.host), "model": .string(box.model),
      "platform": .string("66"), "serialNumber": .string("None"), "uptime": .string("5 days, 3 hours, 20 minutes"),
      "type": .string("ServerVersion"),
    ]).canonical
  }

  /// With its `metadata` twice, as the real thing has been seen to send it.
  private func licence(_ box: BoxDescription) -> String {
    let status = (box.licence["regStatus"] ?? .null).canonical
    let metadata = (box.licence["metadata"] ?? .object([:])).canonical
    return "{\"regStatus\":\(status),\"metadata\":\(metadata),\"type\":\"SmartLicense\",\"metadata\":\(metadata)}"
  }

  private func alert(_ alert: HealthAlert, _ moment: Instant) -> String {
    JSONValue.object([
      "type": .string("HealthAlert"), "id": .string("43e33fa2-6227-4981-81ae-be465afc9639"),
      "name": .string(alert.name),
      "moduleID": .string(alert.module), "status": .string("red"), "deviceUUID": .string("0"),
      "timestamp": .int(Int(moment.seconds)), "description": .string(alert.text), "details": .string(""),
    ]).canonical
  }
}
