/// A moment as the calendar and the clock of UTC show it.
///
/// Reckoned here, with the usual count of days in eras of 400 years that begin in March: times are read and written by the
/// thousand and before the first frame, and Foundation's calendars cost more than all else there.
struct CalendarTime: Equatable {
  let year: Int
  /// From 1.
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int

  init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// - Parameter seconds: Since 1970.
  init(_ seconds: Int64) {
    let (days, time) = Self.floored(Int(seconds), by: 86_400)
    let (era, dayOfEra) = Self.floored(days + Self.daysTo1970, by: Self.daysInEra)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * fromMarch + 2) / 5 + 1,
      hour: time / 3_600, minute: time / 60 % 60, second: time % 60)
  }

  /// Seconds since 1970; `nil` where the calendar has no such day, or the day no such time.
  var seconds: Int64? {
    let (era, yearOfEra) = Self.floored(month <= 2 ? year - 1 : year, by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * Self.daysInEra + dayOfEra - Self.daysTo1970
    let seconds = Int64(days * 86_400 + hour * 3_600 + minute * 60 + second)
    // February 30 would be a day in March: what does not come back as it was is none.
    return CalendarTime(seconds) == self ? seconds : nil
  }

  private static let daysInEra = 146_097
  /// From March 1 of the year 0.
  private static let daysTo1970 = 719_468

  private static func floored(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
