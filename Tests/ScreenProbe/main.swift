import Glibc
import PlainText
import Terminal
import TextCanvas

// A program for the tests of the terminal: a list, and a key for every way to end.

let wake = NcursesScreen.makeWake()
var probe = Probe()
do {
  let screen = try NcursesScreen.open(wake: wake)
  let status = probe.run(on: screen)
  screen.leave()
  exit(status)
} catch {
  print("unavailable: \(error)")
  exit(2)
}
