/// A part of a canvas. Its sides are never negative: what is cut too small is empty.
package struct Rect: Hashable, Sendable {
  package let origin: Point
  package let size: Size

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Point(column: column, row: row)
    size = Size(columns: max(0, columns), rows: max(0, rows))
  }

  /// All of a canvas of this size.
  package init(_ size: Size) { self.init(column: 0, row: 0, columns: size.columns, rows: size.rows) }

  package var column: Int { origin.column }
  package var row: Int { origin.row }
  package var columns: Int { size.columns }
  package var rows: Int { size.rows }
  /// The column right of the last one.
  package var endColumn: Int { column + columns }
  /// The row below the last one.
  package var endRow: Int { row + rows }
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The same without `columns` at the left and right and `rows` at the top and bottom.
  package func inset(columns inner: Int = 0, rows innerRows: Int = 0) -> Rect {
    Rect(column: column + inner, row: row + innerRows, columns: columns - 2 * inner, rows: rows - 2 * innerRows)
  }

  /// The first `count` rows and the rest.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let count = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: count),
      Rect(column: column, row: row + count, columns: columns, rows: rows - count)
    )
  }

  /// The last `count` rows and what is above them.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(rows - min(max(0, count), rows))
    return (rest, bottom)
  }

  /// The first `count` columns, and the rest behind a gap.
  package func splitLeft(_ count: Int, gap: Int = 0) -> (left: Rect, rest: Rect) {
    let count = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: count, rows: rows),
      Rect(column: column + count + gap, row: row, columns: columns - count - gap, rows: rows)
    )
  }

  /// A rectangle of this size, or as much of it as fits, in the middle.
  package func centred(_ inner: Size) -> Rect {
    let width = min(max(0, inner.columns), columns)
    let height = min(max(0, inner.rows), rows)
    return Rect(column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width, rows: height)
  }
}
