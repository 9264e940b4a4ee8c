import Runbooks

/// Dates as the programs of an appliance print them.
extension Instant {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  var year: String { String(description.prefix(4)) }
  var monthNumber: String { String(description.dropFirst(5).prefix(2)) }
  var dayNumber: String { String(description.dropFirst(8).prefix(2)) }
  var time: String { String(description.dropFirst(11).prefix(8)) }
  var month: String {
    Int(monthNumber).flatMap { Self.months.indices.contains($0 - 1) ? Self.months[$0 - 1] : nil } ?? ""
  }

  /// The day of the month in two columns: ` 7`, `30`.
  var paddedDay: String { dayNumber.first == "0" ? " " + dayNumber.dropFirst() : dayNumber }

  var weekday: String {
    let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
    return Self.weekdays[Int((days % 7 + 7) % 7)]
  }

  /// `Mar 30 22:32:39 2025 GMT`
  var openSSL: String { "\(month) \(paddedDay) \(time) \(year) GMT" }

  /// `Sun Mar 30 22:32:39 UTC 2025`
  var posix: String { "\(weekday) \(month) \(paddedDay) \(time) UTC \(year)" }

  /// `Mar 30 22:32:39`, as a line of a log begins.
  var syslog: String { "\(month) \(paddedDay) \(time)" }
}
