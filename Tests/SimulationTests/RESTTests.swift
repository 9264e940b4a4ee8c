import BundledRunbook
import Foundation
import Simulation
import Testing

struct RESTTests {
  static let domain = "/api/fmc_config/v1/domain/e276abec-e0f2-11e3-8169-6d9ed49b625f"
  static let alerts = "\(domain)/health/alerts?filter=status:red,yellow&limit=1000"

  private static func reply(_ target: String, _ scene: String) -> RESTReply {
    var appliance = Appliance(Bundled.scene(scene), at: Bundled.start)
    return appliance.rest(target, on: appliance.scene.host, at: Bundled.start)
  }

  @Test func `a list that is empty has no items at all`() {
    #expect(
      Self.reply("\(Self.domain)/integration/fmchastatuses?expanded=true", "five-day").body
        == "{\"links\":{\"self\":\"https://fmc-five\(Self.domain)/integration/fmchastatuses\"},"
        + "\"paging\":{\"offset\":0,\"limit\":25,\"count\":0,\"pages\":0}}")
    #expect(!Self.reply(Self.alerts, "renewed").body.contains("items"))
  }

  @Test func `a licence has its metadata twice`() {
    let body = Self.reply("/api/fmc_platform/v1/license/smartlicenses", "evaluation").body
    #expect(body.components(separatedBy: "\"metadata\":").count == 3)
    #expect(body.contains("\"regStatus\":\"EVALUATION\""))
  }

  @Test func `the version of the GeoDB may be missing`() {
    let target = "/api/fmc_platform/v1/info/serverversion"
    #expect(Self.reply(target, "five-day").body.contains("\"geoVersion\":\"2024-08-05-100\""))
    #expect(Self.reply(target, "update-needed").body.contains("\"geoVersion\":null"))
    #expect(Self.reply(target, "five-day").body.contains("\"serverVersion\":\"7.6.0 (build 113)\""))
  }

  @Test(
    arguments: [
      ("ha-standby", "\(domain)/integration/fmchastatuses", "\"syncStatus\":\"GOOD\""),
      ("five-day", "\(domain)/integration/securexconfigs?expanded=true", "\"enabled\":true"),
      ("registration", "\(domain)/integration/securexconfigs", "\"enabled\":false"),
      ("five-day", "\(domain)/integration/cloudregions", "\"name\":\"us-east-1\""),
      ("five-day", alerts, "Failed to retrieve beaker inventory"),
      ("fdm", "/api/fdm/latest/operational/systeminfo/default", "\"softwareVersion\":\"7.6.0-113\""),
      ("fdm", "/api/fdm/latest/license/smartagentstatuses", "\"registrationStatus\":\"REGISTERED\""),
    ])
  func `what is asked for is in the answer`(scene: String, target: String, part: String) throws {
    let reply = Self.reply(target, scene)
    #expect(reply.status == 200)
    #expect(reply.body.contains(part))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) }
  }

  @Test(arguments: [
    ("fdm", "/api/fmc_platform/v1/info/serverversion"), ("five-day", "/api/nothing"), ("five-day", "/"),
  ])
  func `a path that the box does not know is 404`(scene: String, target: String) {
    #expect(
      Self.reply(target, scene)
        == RESTReply(
          status: 404,
          body:
            "{\"error\":{\"category\":\"OTHER\",\"messages\":[{\"description\":\"Not Found\"}],\"severity\":\"ERROR\"}}"
        ))
  }
}
