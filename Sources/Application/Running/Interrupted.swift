/// A signal or a lost line ended the program.
struct Interrupted: Error {
  let status: Int32
}
