import Foundation

/// A program on a terminal of its own: a private tmux with one pane, driven and read as a person would.
///
/// Every call blocks the calling thread, at most until its deadline; nothing sleeps. tmux and the program are ended with
/// the last reference, at the latest.
package final class TmuxSession {
  /// What the program sees as `TERM`, unless its environment says otherwise.
  package enum Terminal: String, Sendable {
    case tmux256Color = "tmux-256color"
    case screen256Color = "screen-256color"
  }

  /// Where the cursor stands: column and row from 0, at the top left.
  package struct Cursor: Equatable, Sendable {
    package let column: Int
    package let row: Int
    package let isVisible: Bool

    package init(column: Int, row: Int, isVisible: Bool) {
      self.column = column
      self.row = row
      self.isVisible = isVisible
    }
  }

  /// The process of the program in the pane.
  package let pid: Int32
  private let directory: TemporaryDirectory
  private let control: TmuxControl
  private var isClosed = false
  private var pastes = 0

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - executable: A path, or a name looked up in `PATH`. One that does not exist is seen as exit status 127.
  ///   - environment: Laid over `ChildEnvironment.base` and what tmux sets (`TERM`, `TMUX`, `TMUX_PANE`).
  package init(
    _ executable: String, arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, terminal: Terminal = .tmux256Color
  ) throws {
    directory = try TemporaryDirectory()
    let settings = directory.file("tmux.conf")
    try Data(Self.settings(terminal).utf8).write(to: settings)
    let holder = directory.file("holder")
    try Data(Self.holder.utf8).write(to: holder)
    let pidFile = directory.file("pid")
    // Through env, whose exit status is 127 where there is no such program.
    let program =
      ["/usr/bin/env"] + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + [executable]
      + arguments
    let start = ["new-session", "-x", "\(columns)", "-y", "\(rows)", "--", "perl", holder.path, pidFile.path] + program
    control = try TmuxControl(
      arguments: ["-u", "-f", settings.path, "-S", directory.file("socket").path, "-C"] + start.map(Self.word),
      environment: ChildEnvironment.base)
    // Only now that we are attached: should the tests be killed, tmux goes with them.
    try control.run("set-option -g destroy-unattached on")
    let moment = Deadline(in: .seconds(20))
    var number: Int32?
    while true {
      control.hasNews = false
      number = (try? String(contentsOf: pidFile, encoding: .utf8)).flatMap { Int32($0.dropLast()) }
      if number != nil { break }
      try control.waitForNews(until: moment) {
        .deadlinePassed(awaited: "start of the program", deadline: .seconds(20), screen: "")
      }
    }
    pid = number ?? 0
  }

  deinit {
    close()
  }

  /// Presses keys, named as tmux names them (`Enter`, `Escape`, `C-c`, `Up`, `PPage`, `F1`), or single characters.
  package func send(keys: String...) throws {
    try control.run("send-keys -t %0 -- " + keys.map(Self.quoted).joined(separator: " "))
  }

  /// Types text key by key; a line feed in it is the Enter key.
  package func type(_ text: String) throws {
    guard !text.isEmpty else { return }
    try control.run("send-keys -t %0 -l -- " + Self.quoted(text.replacing("\n", with: "\r")))
  }

  /// Pastes text as a terminal does: line feeds as carriage returns, bracketed where the program has asked for it.
  package func paste(_ text: String) throws {
    pastes += 1
    let file = directory.file("paste-\(pastes)")
    try Data(text.utf8).write(to: file)
    try control.run("load-buffer -b paste " + Self.quoted(file.path))
    try control.run("paste-buffer -d -p -b paste -t %0")
  }

  /// Changes the size of the terminal; the program gets SIGWINCH.
  package func resize(columns: Int, rows: Int) throws {
    try control.run("resize-window -t @0 -x \(columns) -y \(rows)")
  }

  /// What the terminal shows now: one line a row, without the blanks at the ends of rows.
  ///
  /// - Parameter isStyled: Whether colours and attributes stand in it, as escape sequences.
  package func screen(isStyled: Bool = false) throws -> String {
    try control.run("capture-pane -p\(isStyled ? "e" : "") -t %0").joined(separator: "\n")
  }

  package func cursor() throws -> Cursor {
    let shown = try control.run("display-message -p -t %0 '#{cursor_x} #{cursor_y} #{cursor_flag}'").first ?? ""
    let numbers = shown.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3 else { throw TmuxError.refused(said: "the cursor is '\(shown)'") }
    return Cursor(column: numbers[0], row: numbers[1], isVisible: numbers[2] == 1)
  }

  /// Waits until the screen is as wanted, looking again whenever the program has written something.
  ///
  /// - Parameter awaited: What is waited for, as a noun: it stands in the error.
  /// - Returns: The screen that satisfied the predicate.
  /// - Throws: `TmuxError.deadlinePassed`, or `.programEnded` as soon as nothing can come any more; both show the screen.
  @discardableResult
  package func waitUntil(
    _ awaited: String, deadline: Duration = .seconds(20), _ predicate: (String) throws -> Bool
  ) throws -> String {
    let moment = Deadline(in: deadline)
    while true {
      control.hasNews = false
      let end = try end()
      let screen = try screen()
      if try predicate(screen) { return screen }
      if let end { throw TmuxError.programEnded(awaited: awaited, end: end, screen: screen) }
      try control.waitForNews(until: moment) { .deadlinePassed(awaited: awaited, deadline: deadline, screen: screen) }
    }
  }

  /// Waits for the program to end; what it left on the screen can still be read.
  package func waitForEnd(deadline: Duration = .seconds(20)) throws -> ProgramEnd {
    let moment = Deadline(in: deadline)
    while true {
      control.hasNews = false
      if let end = try end() { return end }
      let screen = try screen()
      try control.waitForNews(until: moment) {
        .deadlinePassed(awaited: "end of the program", deadline: deadline, screen: screen)
      }
    }
  }

  /// Waits for the program to end, and gives its exit status as a shell does: 128 and the number where a signal ended it.
  package func waitForExit(deadline: Duration = .seconds(20)) throws -> Int32 {
    try waitForEnd(deadline: deadline).status
  }

  /// Sends a signal to the program alone, not to its process group.
  package func kill(_ signal: Int32) throws {
    guard Foundation.kill(pid, signal) == 0 else { throw SystemError("kill \(pid)", errno) }
  }

  /// Ends the program, hard, and tmux; more calls do nothing.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    // A program that survives the loss of its terminal must not survive the test.
    if let isRunning = try? end() == nil, isRunning {
      _ = try? kill(SIGKILL)
      _ = try? waitForEnd(deadline: .seconds(5))
    }
    _ = try? control.run("kill-server")
    control.finish()
  }

  /// How the program has ended; `nil` while it runs.
  private func end() throws -> ProgramEnd? {
    let title = try control.run("display-message -p -t %0 '#{pane_title}'").first ?? ""
    guard title.hasPrefix("ended "), let status = Int32(title.dropFirst("ended ".count)) else { return nil }
    return ProgramEnd(waitStatus: status)
  }

  private static func settings(_ terminal: Terminal) -> String {
    """
    set-option -g default-terminal \(terminal.rawValue)
    set-option -g status off
    set-option -g escape-time 0
    """ + "\n"
  }

  /// Starts the program, reports its end, and keeps the terminal.
  ///
  /// When the first process of a pane ends, tmux 3.3a now and then misses the end, or shows nothing of what was written
  /// last. So the program is the second process. Its end is told as a title, which tmux reads behind
  /// everything that the program has written. Perl, since a shell mixes signals with exit statuses; every Debian has it.
  private static let holder = #"""
    use strict;
    my $pid_file = shift;
    my @for_the_program = qw(INT QUIT TERM TSTP);
    $SIG{$_} = sub { } for @for_the_program;
    my $child = fork // die "fork: $!";
    if (!$child) {
      $SIG{$_} = 'DEFAULT' for @for_the_program;
      open my $file, '>', $pid_file or die "$pid_file: $!";
      print $file "$$\n";
      close $file;
      syswrite STDOUT, "\e]2;started\a";
      exec { $ARGV[0] } @ARGV or exit 127;
    }
    $SIG{TTOU} = 'IGNORE';
    1 while waitpid($child, 0) < 0;
    syswrite STDOUT, "\e]2;ended $?\a";
    sleep while 1;
    """#

  /// A word of tmux's command line: a semicolon at its end would separate commands.
  private static func word(_ text: String) -> String {
    text.hasSuffix(";") ? text.dropLast() + "\\;" : text
  }

  /// A word of a command in control mode, which is one line.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      // A tilde at the beginning would be the home folder.
      case "\"", "\\", "$", "~": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let octal = String(scalar.value, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
