// Writes a session, an entry after another, and says each once it is on the disk; the file may not grow beyond a number
// of bytes. The write that would go beyond it ends the program as kill -9 does: in its middle, by the kernel.
//
//     journal-writer STATE-FOLDER RUNBOOK BYTES COUNT
import Diagnosis
import FoundationEssentials
import Glibc
import Runbooks
import Sessions

let arguments = CommandLine.arguments
guard arguments.count == 5, let limit = UInt(arguments[3]), let count = Int(arguments[4]),
  let source = try? String(contentsOfFile: arguments[2], encoding: .utf8),
  let runbook = RunbookDecoder.decode(try JSONParser.parse(source)).runbook
else { exit(64) }
let store = try SessionStore(environment: ["XDG_STATE_HOME": arguments[1]])
let start = Instant(seconds: 1_795_458_000)
let journal = try store.create(at: start, suffix: "a")
var bound = rlimit(rlim_cur: limit, rlim_max: limit)
setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &bound)
// The signal's own action writes the memory to a file, which this one must not be.
var none = rlimit(rlim_cur: 0, rlim_max: 0)
setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &none)
var log = Log()
for number in 1...count {
  let event: LogEntry.Event =
    number == 1
    ? .opened(LogEntry.Opening(PinnedRunbook(runbook: runbook, source: source), unit: "box-a"))
    : .noted("entry \(number), 한 줄")
  try journal.append(log.append(event, at: start.advanced(by: .seconds(number))))
  let line = Array("\(number)\n".utf8)
  write(STDOUT_FILENO, line, line.count)
}
