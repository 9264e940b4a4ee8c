extension JSONValue {
  /// The value with another laid over it: members of objects one by one, everything else replaced; `null` takes a member
  /// away.
  ///
  /// Every value keeps the offset that it was read at.
  ///
  /// Source: RFC 7396, section 2.
  package func patched(by patch: JSONValue) -> JSONValue {
    guard let changes = patch.members else { return patch }
    var members = self.members ?? []
    for change in changes {
      let index = members.lastIndex { $0.key == change.key }
      if change.value.isNull {
        if let index { members.remove(at: index) }
      } else if let index {
        members[index] = Member(
          key: change.key, offset: change.offset, value: members[index].value.patched(by: change.value))
      } else {
        let value = JSONValue(.object([]), at: change.value.offset).patched(by: change.value)
        members.append(Member(key: change.key, offset: change.offset, value: value))
      }
    }
    return JSONValue(.object(members), at: patch.offset)
  }
}
