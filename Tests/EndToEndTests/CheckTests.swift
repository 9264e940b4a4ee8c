import Foundation
import TestSupport
import Testing

/// `taloscope check --evidence`, judged by a runbook of lamps.
@Suite(.timeLimit(.minutes(10)))
struct CheckTests {
  static let dark = [
    "answers.json": #"{"kind":"desk"}"#, "read_glow.txt": "level 3\n", "test_fuse": "wire blown\n",
  ]

  @Test func `a report says the verdict first, then what it rests on, then what is to be done`() throws {
    let result = try Collected(Self.dark).check()
    #expect(result.status == 2)
    #expect(result.errors == "")
    #expect(
      result.output == """
        [FAIL] desk: it glows with 3 only
               Light · stated by the document

        What is known
          kind: desk
          glow: 3
          fuse: blown

        Steps
          [OK]   Which lamp's light is it?
          [OK]   Is it covered?
          [FAIL] Does it glow?
                 it glows with 3 only
          [FAIL] Is the fuse whole?
          [SKIP] Light it again
          [FAIL] dark

        Next
          Buy a lamp.

        Proposed, not approved yet
          Light it again
            on the appliance, root (expert, sudo su):
              relight left
              relight right
            Impact: It's dark meanwhile.
            Undo: None.

        """)
  }

  @Test func `the same in Korean`() throws {
    let result = try Collected(Self.dark).check("--lang", "ko")
    #expect(result.status == 2)
    #expect(
      result.output == """
        [FAIL] desk: 밝기가 3뿐입니다
               Light · 문서에 명시됨

        확인된 값
          종류: desk
          밝기: 3
          퓨즈: 끊어짐

        단계
          [OK]   어느 램프입니까?
          [OK]   다루는 종류입니까?
          [FAIL] 켜져 있습니까?
                 밝기가 3뿐입니다
          [FAIL] 퓨즈가 정상입니까?
          [SKIP] 다시 켜기
          [FAIL] 어두움

        다음 조치
          램프를 사십시오.

        제안된 변경 (아직 승인되지 않음)
          다시 켜기
            장비의 root (expert, sudo su)에서:
              relight left
              relight right
            영향: 그동안 어둡습니다.
            원복 방법: 없음.

        """)
  }

  @Test func `what is missing is pending, and listed with the way to get it`() throws {
    let result = try Collected(["read_glow.log": "level 3"]).check()
    #expect(result.status == 3)
    #expect(
      result.output == """
        [?]    could not tell

        What is known
          glow: 3

        Next
          Collect what is listed under 'Needed', then check again.

        Needed
          kind: Which lamp's light is it? (desk, wall)

        """)
    let korean = try Collected([:]).check("--lang", "ko")
    #expect(korean.status == 3)
    #expect(korean.output.contains("다음 조치\n  '필요한 항목'을 수집한 뒤 다시 확인하십시오.\n\n필요한 항목\n  kind: 어느 램프입니까? (desk, wall)\n"))
    #expect(
      korean.output.contains(
        "  read_glow: 켜져 있습니까?\n    장비의 root (expert, sudo su)에서:\n      glow --of 'the lamp'\n    또는 (한 줄):\n"))
  }

  @Test func `steps in a web interface are numbered`() throws {
    let result = try Collected(["answers.json": #"{"kind":"wall"}"#]).check()
    #expect(result.status == 3)
    #expect(
      result.output.hasSuffix(
        """
        Needed
          Dust it
            In the web interface:
              1. Open https://appliance/.

        """))
  }

  @Test func `evidence that does not say it stands out, with the lines that were looked at`() throws {
    let result = try Collected(["answers.json": #"{"kind":"desk"}"#, "read_glow.txt": "who knows\npassword: hunter2\n"])
      .check()
    #expect(result.status == 3)
    #expect(result.output.contains("Not understood\n  read_glow: None of the lines says it.\n    | who knows\n"))
  }

  @Test(arguments: [("level 12\n", Int32(0)), ("level 9\n", 2), ("nothing\n", 3)])
  func `the exit status is that of the verdict`(glow: String, status: Int32) throws {
    let collected = try Collected([
      "answers.json": #"{"kind":"desk","paired":false}"#, "read_glow.txt": glow, "test_fuse.txt": "wire whole\n",
    ])
    #expect(try collected.check().status == status)
    #expect(try collected.check("--json").status == status)
  }

  @Test func `the JSON is that of interpret, and the same input gives the same bytes`() throws {
    let collected = try Collected(Self.dark)
    let json = try collected.check("--json")
    var request = Request(answers: ["kind": "desk"])
    request.members["evidence"] = [
      ["command": "read_glow", "text": "level 3\n"], ["command": "test_fuse", "text": "wire blown\n"],
    ]
    let interpreted = try request.send("--runbook", try #require(collected.runbook))
    #expect(json.output == interpreted.output)
    #expect(json.status == interpreted.status)
    #expect(try collected.check("--json").output == json.output)
    #expect(try collected.check().output == collected.check().output)
  }

  @Test func `an answer on the command line counts in place of one in a file`() throws {
    let collected = try Collected(["answers.json": #"{"kind":"wall","paired":true,"glow.level":3}"#])
    let result = try collected.check(
      "--answer", "kind=desk", "--answer", "paired = false", "--answer", "glow.level=20", "--json")
    #expect(result.status == 0)
    #expect(result.output.contains(#""glow.level":20"#))
    #expect(result.output.contains(#""contradictions":[]"#))
    let unknown = try collected.check("--answer", "kind=?", "--json")
    #expect(unknown.status == 3)
    #expect(!unknown.output.contains(#""kind":"#))
  }

  @Test func `without a time, it is judged as of now`() throws {
    let collected = try Collected(Self.dark)
    let runbook = try #require(collected.runbook)
    #expect(try Tool.run("check", "--evidence", collected.path, "--runbook", runbook).status == 2)
  }

  @Test func `two sources that cannot both be true stand out, and no change is proposed`() throws {
    let collected = try Collected(Self.dark)
    try collected.put(#"{"kind":"desk","glow.level":5}"#, at: "answers.json")
    let result = try collected.check()
    #expect(result.output.contains("Contradiction\n  glow: 5 / 3\n"))
    #expect(!result.output.contains("Proposed"))
    #expect(try collected.check("--lang", "ko").output.contains("모순\n  밝기: 5 / 3\n"))
  }

  @Test func `hidden files are passed over, and evidence needs no extension`() throws {
    let files = [
      "answers.json": #"{"kind":"desk"}"#, ".DS_Store": "x", "read_glow": "level 3", "test_fuse.a.b": "wire blown",
    ]
    #expect(try Collected(files).check().status == 2)
  }

  @Test func `an expired certificate of 7.6.0 is judged as interpret judges it`() throws {
    let text = try Fixture.text("certificates/factory.txt")
    let collected = try Collected(
      ["read_certificate.txt": text, "answers.json": #"{"product":"fmc","version":"7.6.0"}"#], runbook: nil)
    let result = try collected.check("--json")
    #expect(result.status == 2)
    #expect(result.output == (try Request(version: "7.6.0", certificate: text).send().output))
    let words = try collected.check()
    #expect(words.status == 2)
    #expect(words.output.hasPrefix("[FAIL] CSCwo63951: certificate expired on 2025-03-30\n"))
    #expect(words.output.contains("      pmtool restartbyid talosAgent\n      pmtool restartbyid beaker3\n"))
  }

  @Test func `a certificate may be DER`() throws {
    let collected = try Collected(["answers.json": #"{"product":"fmc","version":"7.6.0"}"#], runbook: nil)
    let folder = try TemporaryDirectory()
    let pem = try OpenSSL.makeCertificate(
      in: folder.url, notBefore: Request.date - 425 * 86_400, notAfter: Request.date - 1)
    let der = collected.directory.file("read_certificate.der")
    try OpenSSL.run(["x509", "-in", pem.path, "-outform", "DER", "-out", der.path])
    let result = try collected.check("--json")
    #expect(result.status == 2)
    #expect(result.output.contains(#""certificate.not_after":"2026-11-23T18:19:59Z""#))
  }
}
