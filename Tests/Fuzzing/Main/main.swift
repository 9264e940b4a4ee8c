import Fuzzing
import Glibc

// Hands an entry to libFuzzer; the environment's FUZZ names it. SwiftPM gives every executable a main of its own, so
// libFuzzer is called as well as linked.

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("LLVMFuzzerTestOneInput")
public func tryOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let entry = getenv("FUZZ").flatMap({ FuzzEntry(rawValue: String(cString: $0)) }) else {
    fatalError("FUZZ has to be one of \(FuzzEntry.allCases.map(\.rawValue))")
  }
  if let fault = entry.fault(in: Array(UnsafeBufferPointer(start: start, count: count))) { fatalError(fault) }
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runFuzzer(&count, &arguments, tryOne))
