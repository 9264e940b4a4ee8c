import Foundation
import TestSupport
import Testing

/// Copying and saving with the real program in a real tmux.
@Suite(.timeLimit(.minutes(10)))
struct ClipboardTests {
  @Test func `in tmux the step's lines come into its buffer, and a search finds what is not in sight`() throws {
    let folder = try TemporaryDirectory()
    let guided = try Guided(["practice", "five-day"], environment: ["PWD": folder.url.path])
    try guided.see("Which software version does it run?")
    try guided.press("c")
    try guided.see("Commands")
    try guided.press("y")
    try guided.see("Sent to the terminal;")
    try guided.press("/")
    try guided.session.type("S_CLIENT")
    try guided.see("1 of ", "s_client")
    try guided.press("Escape")
    try guided.press("Escape")
    try guided.see("Enter choose")
  }

  @Test func `what is saved is there, and a second time it is not overwritten`() throws {
    let folder = try TemporaryDirectory()
    let guided = try Guided(["practice", "five-day"])
    try guided.see("Which software version does it run?")
    let path = folder.file("all.sh").path
    for notice in ["Saved: ", "There is something at"] {
      try guided.press("c", "s")
      try guided.see("Save as")
      try guided.press("C-u")
      try guided.session.type(path)
      try guided.press("Enter")
      try guided.see(notice)
      if notice == "Saved: " {
        try guided.press("Escape")
        try guided.see("Enter choose")
      }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("#!/bin/sh\n"))
  }
}
