import Diagnosis
import Foundation
import Reports
import Runbooks
import TestSupport
import Testing

struct FormatTests {
  /// What an appliance could print to be more than text.
  static let hostile = """
    <script>alert(1)</script><img src=x onerror=alert(1)>
    ```
    `````` "quoted" 'single' &amp; </pre></dd></body>
    # heading\u{7} \u{1B}[31mred\u{1B}[0m \u{202E}back\u{200B}
    [link](javascript:alert(1)) ![i](http://evil.example/x.png) <http://evil.example>
    | a | b |
    notBefore=Jan 30 22:32:39 2024 GMT
    notAfter=Mar 30 22:32:39 2025 GMT
    """

  private var repair: Repair {
    var repair = Repair.proposed(certificate: Self.hostile)
    repair.add(.noted(Self.hostile))
    return repair
  }

  @Test(arguments: ReportFormat.allCases, Language.allCases)
  func `no control, hidden or reordering character is written`(format: ReportFormat, language: Language) {
    for scalar in repair.report(language).written(as: format).unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F)
      #expect(scalar.properties.generalCategory != .format)
    }
  }

  @Test func `in HTML all that an appliance printed is text`() throws {
    let html = repair.report().written(as: .html)
    let check = """
      import sys, json
      from html.parser import HTMLParser
      VOID = {'meta', 'rect', 'line', 'path'}
      class Page(HTMLParser):
          def __init__(self):
              super().__init__(convert_charrefs=True)
              self.open, self.tags, self.attributes, self.pre, self.faults = [], set(), set(), [], []
          def handle_starttag(self, tag, attrs):
              self.tags.add(tag)
              self.attributes |= {name for name, _ in attrs}
              if tag not in VOID: self.open.append(tag)
              if tag == 'pre': self.pre.append('')
          def handle_startendtag(self, tag, attrs):
              self.tags.add(tag)
              self.attributes |= {name for name, _ in attrs}
          def handle_endtag(self, tag):
              if not self.open or self.open.pop() != tag: self.faults.append(tag)
          def handle_data(self, data):
              if self.open and self.open[-1] == 'pre': self.pre[-1] += data
      page = Page()
      page.feed(sys.stdin.read())
      page.close()
      print(json.dumps({'open': page.open, 'faults': page.faults, 'tags': sorted(page.tags),
                        'attributes': sorted(page.attributes), 'pre': page.pre}))
      """
    let result = try Program.run("python3", arguments: ["-c", check], standardInput: Data(html.utf8))
    #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
    let page = try JSONDecoder().decode(Page.self, from: result.output)
    #expect(page.open.isEmpty)
    #expect(page.faults.isEmpty)
    #expect(Set(page.tags).isDisjoint(with: ["script", "img", "a", "iframe", "link", "object", "form", "base"]))
    #expect(Set(page.attributes).isDisjoint(with: ["href", "src", "onerror", "style", "onclick"]))
    #expect(page.pre.contains { $0.contains("<script>alert(1)</script><img src=x onerror=alert(1)>") })
    #expect(page.pre.contains { $0.contains("</pre></dd></body>") })
  }

  private struct Page: Decodable {
    let open: [String]
    let faults: [String]
    let tags: [String]
    let attributes: [String]
    let pre: [String]
  }

  @Test func `HTML names nothing that a browser would fetch`() {
    let html = Repair.proposed().report().written(as: .html)
    #expect(html.contains("default-src 'none'"))
    for word in ["url(", "@import", "<script", "<link", "src=", "href="] { #expect(!html.contains(word)) }
  }

  @Test func `the certificate's time is a picture in the page, with words for who does not see it`() {
    let html = Repair.proposed().report().written(as: .html)
    #expect(html.contains("<svg viewBox="))
    #expect(
      html.contains("role=\"img\" aria-label=\"2024-01-30 22:32:39 UTC – 2025-03-30 22:32:39 UTC, ended 602 days"))
  }

  @Test func `in Markdown evidence stands in a fence that nothing in it closes`() throws {
    let lines = repair.report().written(as: .markdown).split(separator: "\n", omittingEmptySubsequences: false)
    // The lines that were looked at in vain stand elsewhere, without fences of their own.
    let start = try #require(
      lines.indices.dropFirst().first {
        lines[$0].hasPrefix("<script>alert(1)") && lines[$0 - 1] == "```````text"
      })
    let end = try #require(lines[start...].firstIndex { $0 == "```````" })
    #expect(lines[start..<end].contains("```"))
  }

  @Test func `in Markdown nothing outside of a fence is markup`() throws {
    var repair = Repair()
    repair.add(.answered("ha.peer", .text("<b>[x](http://evil.example) `c` *d* _e_ #f www.evil.example a@b.c | 1. x")))
    let text = repair.report().written(as: .markdown)
    #expect(
      text.contains(
        ##"\<b\>\[x\](http\://evil.example) \`c\` \*d\* \_e\_ \#f www\.evil.example a\@b.c \| 1. x"##))
  }

  @Test func `JSON has its sections with fields of an id, a label and a value`() throws {
    let text = Repair.proposed().report().written(as: .json)
    let root = try JSONParser.parse(text).root
    #expect(root["format"]?.string == "report/1")
    #expect(root["redacted"]?.bool == false)
    let seen = try #require(root["sections"]?["seen"]?.array?.first)
    let fields = try #require(seen["fields"]?.array)
    #expect(fields.first { $0["id"]?.string == "method" }?["value"]?.string == "paste")
    #expect(fields.first { $0["id"]?.string == "method" }?["shown"]?.string == "pasted")
    #expect(fields.first { $0["id"]?.string == "text" }?["value"]?.array?.count == 2)
    let summary = try #require(root["sections"]?["summary"]?.array?.first)
    #expect(summary["status"]?.string == "fail")
    #expect(text == root.canonical + "\n")
  }

  @Test func `a report says whether it was redacted`() {
    let repair = Repair.proposed()
    #expect(repair.report().written(as: .markdown).contains("Not redacted"))
    let redacted = repair.report().redacted(by: repair.redactor)
    #expect(redacted.isRedacted)
    #expect(redacted.written(as: .markdown).contains("Redacted"))
    #expect(!redacted.written(as: .html).contains("seoul"))
  }

  @Test(arguments: [
    ("a.md", ReportFormat.markdown), ("a.b.HTML", .html), ("x/y.json", .json), ("r.txt", .text), ("r", nil),
    (".md", nil), ("x.md/r", nil), ("r.pdf", nil),
  ])
  func `a file's ending names its format`(path: String, format: ReportFormat?) {
    #expect(ReportFormat(path: path) == format)
  }
}
