import Application
import Diagnosis
import Foundation
import Interface
import Runbooks
import TestSupport
import Testing

/// Files that the operator saves.
struct FileExportTests {
  private let folder: TemporaryDirectory
  private let export: FileExport

  init() throws {
    folder = try TemporaryDirectory()
    export = FileExport(directory: folder.url.path, home: folder.url.path + "/home")
  }

  @Test func `it is written whole, nobody else may read it, and the whole path is told`() throws {
    let text = String(repeating: "한 줄\n", count: 50_000)
    let path = folder.file("a.txt").path
    #expect(export.write(text, to: "a.txt") == .success(path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `nothing is overwritten, not even through a link`() throws {
    let path = folder.file("a.txt").path
    try Data("mine".utf8).write(to: folder.file("a.txt"))
    #expect(export.write("x", to: "a.txt") == .failure(.exists(path: path)))
    try FileManager.default.createSymbolicLink(atPath: folder.file("link").path, withDestinationPath: "nowhere")
    #expect(export.write("x", to: "link") == .failure(.exists(path: folder.file("link").path)))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder.file("nowhere").path))
  }

  @Test func `a folder, one that is not there, and a place that may not be written are told apart`() throws {
    try FileManager.default.createDirectory(at: folder.file("home"), withIntermediateDirectories: false)
    #expect(export.write("x", to: "home") == .failure(.isFolder(path: folder.file("home").path)))
    #expect(export.write("x", to: "no/a") == .failure(.noFolder(path: folder.url.path + "/no/a")))
    #expect(export.write("x", to: "~/b") == .success(folder.url.path + "/home/b"))
    guard case .failure(let fault) = export.write("x", to: "/proc/a") else { return #expect(Bool(false)) }
    #expect(fault == .noFolder(path: "/proc/a") || fault == .notPermitted(path: "/proc/a"))
  }

  @Test func `what was stopped leaves no file behind`() async throws {
    let export = export
    let task = Task { () -> Result<String, SaveFault> in
      // A task that is cancelled from the start.
      withUnsafeCurrentTask { $0?.cancel() }
      return export.write("x", to: "c.txt")
    }
    #expect(await task.value == .failure(.stopped(path: folder.file("c.txt").path)))
    #expect(!FileManager.default.fileExists(atPath: folder.file("c.txt").path))
  }

  @Test func `commands become the script where the name says so`() throws {
    let runbook = try RunbookFile.load(nil).runbook
    _ = export.write(.commands(of: nil, text: "lines\n"), to: "a.txt", of: runbook, in: .en)
    _ = export.write(.commands(of: nil, text: "lines\n"), to: "a.sh", of: runbook, in: .en)
    _ = export.write(.commands(of: "restart", text: "lines\n"), to: "restart.sh", of: runbook, in: .ko)
    #expect(try String(contentsOf: folder.file("a.txt"), encoding: .utf8) == "lines\n")
    #expect(try String(contentsOf: folder.file("a.sh"), encoding: .utf8).hasPrefix("#!/bin/sh\n# Reads only"))
    #expect(try String(contentsOf: folder.file("restart.sh"), encoding: .utf8).contains("hostname"))
    let fault = export.write(.commands(of: "product", text: "lines\n"), to: "no.sh", of: runbook, in: .en)
    guard case .failure(.noScript(let reason)) = fault else { return #expect(Bool(false), "\(fault)") }
    #expect(reason.contains("has no command for a shell"))
  }
}
