extension Runbook {
  /// How the appliance's shells show themselves, and how they complain.
  package struct Console: Sendable {
    /// What a shell says instead of running a command.
    package struct Complaint: Sendable {
      package let pattern: String
      /// What to do about it.
      package let say: LocalizedText

      package init(pattern: String, say: LocalizedText) {
        self.pattern = pattern
        self.say = say
      }
    }

    /// Accounts that its prompts show.
    package let users: Set<String>
    /// Names that its prompts show before anybody has given it one, in small letters.
    package let hosts: Set<String>
    /// Command lines whose output holds that of other commands.
    package let bundles: Set<String>
    /// In order of precedence.
    package let complaints: [Complaint]

    package init(
      users: Set<String> = [], hosts: Set<String> = [], bundles: Set<String> = [], complaints: [Complaint] = []
    ) {
      self.users = users
      self.hosts = hosts
      self.bundles = bundles
      self.complaints = complaints
    }
  }
}
