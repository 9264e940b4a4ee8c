import Foundation

/// What stands in for an appliance behind a real sshd: a CLI of a few words that opens a real bash, and a `sudo` that
/// wants a password.
package final class ShellBox: Sendable {
  package let directory: TemporaryDirectory
  /// For sshd's `ForceCommand`.
  package let command: String

  /// - Parameters:
  ///   - password: What its sudo takes.
  ///   - bash: Typed into each bash before its first prompt.
  ///   - hasExpert: Whether the CLI opens a bash.
  package init(password: String, bash: String = "", hasExpert: Bool = true) throws {
    directory = try TemporaryDirectory()
    let digest = try OpenSSL.run(["dgst", "-sha256", "-r"], standardInput: Data(password.utf8))
    for (name, text) in [
      ("cli", Self.cli), ("sudo", Self.sudo), ("rc", "PS1=$PROMPT\n\(bash)\n"),
      ("digest", String(decoding: digest.prefix(64), as: UTF8.self)),
    ] {
      let file = directory.file(name)
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
    }
    command = "exec python3 \(directory.file("cli").path) \(hasExpert ? "expert" : "locked")"
  }

  private static let cli = """
    import os, subprocess, sys
    here = os.path.dirname(os.path.abspath(__file__))
    def say(text):
        sys.stdout.write(text)
        sys.stdout.flush()
    say("\\nCopyright 2004-2024, Cisco and/or its affiliates. All rights reserved.\\n\\n"
        "Cisco Secure Firewall Management Center for VMware v7.6.0 (build 113)\\n\\n")
    while True:
        say("\\x1bE\\x1b[J\\x07> ")
        line = sys.stdin.readline()
        word = line.strip()
        if not line or word in ("exit", "logout"):
            break
        elif word == "expert" and sys.argv[1] == "expert":
            environment = dict(os.environ, PROMPT="admin@fmc-a:\\\\w$ ", PATH=here + ":" + os.environ["PATH"])
            subprocess.run(["bash", "--noprofile", "--rcfile", here + "/rc", "-i"], env=environment)
        elif word == "show version":
            say("-------------------[ fmc-a ]--------------------\\n"
                "Model                     : Cisco Secure Firewall Management Center for VMware (66) Version 7.6.0 (Build 113)\\n"
                "------------------------------------------------\\n\\n")
        elif word:
            say("Syntax error: Illegal command line\\n")
    """
  private static let sudo = """
    #!/usr/bin/env python3
    import getpass, hashlib, os, sys
    here = os.path.dirname(os.path.abspath(__file__))
    print("\\nWe trust you have received the usual lecture from the local System\\nAdministrator.\\n\\n"
          "    #3) With great power comes great responsibility.\\n")
    wanted = open(here + "/digest").read()
    log = os.open(here + "/tries", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    for tries in range(3):
        try:
            typed = getpass.getpass("Password: ")
        except KeyboardInterrupt:
            print()
            sys.exit(1)
        os.write(log, b"x")
        if hashlib.sha256(typed.encode()).hexdigest() == wanted:
            print("Last login: Tue Sep 16 11:20:05 UTC 2025 on pts/0")
            os.environ["PROMPT"] = "root@fmc-a:\\\\w# "
            sys.stdout.flush()
            os.execvp("bash", ["bash", "--noprofile", "--rcfile", here + "/rc", "-i"])
        print("Sorry, try again.")
    print("sudo: 3 incorrect password attempts")
    sys.exit(1)
    """

  /// How many passwords its sudo was given.
  package var tries: Int { (try? Data(contentsOf: directory.file("tries")).count) ?? 0 }
}
