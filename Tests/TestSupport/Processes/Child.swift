import CTestSupport
import Glibc

/// A child process that leads a process group of its own and inherits three descriptors and nothing else.
final class Child {
  let pid: pid_t
  /// Readable once the child has ended.
  let ended: Descriptor
  private var end: ProgramEnd?

  /// - Parameter executable: A path, or a name looked up in `PATH`.
  /// - Throws: `SystemError` where it cannot be started, with `ENOENT` where there is no such program.
  init(
    _ executable: String, arguments: [String], environment: [String: String],
    input: Descriptor, output: Descriptor, errors: Descriptor
  ) throws {
    // Writing to a child that is gone must give EPIPE; its own dispositions are the default ones, set below.
    signal(SIGPIPE, SIG_IGN)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, number) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, descriptor.number, number)
    }
    testsupport_close_above_standard(&actions)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let argv = ([executable] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in argv + envp { free(word) }
    }
    var started: pid_t = 0
    let code = posix_spawnp(&started, executable, &actions, &attributes, argv, envp)
    guard code == 0 else { throw SystemError("start \(executable)", code) }

    let watch = testsupport_watch(started)
    guard watch >= 0 else {
      let code = errno
      Glibc.kill(started, SIGKILL)
      waitpid(started, nil, 0)
      throw SystemError("pidfd_open", code)
    }
    pid = started
    ended = Descriptor(owning: watch)
  }

  deinit {
    kill()
    _ = try? reap()
  }

  /// Ends the child and what it has started, hard. Nothing happens where it has been reaped.
  func kill() {
    guard end == nil else { return }
    Glibc.kill(-pid, SIGKILL)
    Glibc.kill(pid, SIGKILL)
  }

  /// Waits for the end of the child, without a deadline: poll `ended` first.
  func reap() throws -> ProgramEnd {
    if let end { return end }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 {
      guard errno == EINTR else { throw SystemError("waitpid", errno) }
    }
    let result = ProgramEnd(waitStatus: status)
    end = result
    return result
  }
}
