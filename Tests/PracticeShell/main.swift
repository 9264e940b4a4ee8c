// The shell of a simulated box on standard input and output, as the login shell behind a real SSH server.
//
//     practice-shell SCENE [--unit HOST] [--at TIME] [--scenes FILE]
import FoundationEssentials
import Glibc
import Runbooks

do throws(PracticeShellError) {
  let visit = try Visit(arguments: Array(CommandLine.arguments.dropFirst()))
  exit(visit.run())
} catch {
  Console.write("practice-shell: \(error.sentence)\n", to: STDERR_FILENO)
  exit(64)
}
