import Foundation

/// What it costs to sort and group a row of the report, measured at two sizes, because it grows with the number
/// of rows: first by the comparisons, then by what no longer fits in memory.
public struct SortCost: Hashable, Sendable {
    /// A number of rows, and how long it took to sort them.
    public struct Point: Hashable, Sendable {
        public let rows: Int64
        public let took: Duration

        public init(rows: Int64, took: Duration) {
            self.rows = rows
            self.took = took
        }

        var perRow: Double { took.inSeconds / Double(max(1, rows)) }
    }

    /// About as many rows as the report sorts in the sample.
    public let few: Point
    /// As many as it sorts at full size, or as the sample has.
    public let many: Point

    public init(few: Point, many: Point) {
        self.few = few
        self.many = many
    }

    /// Where nobody can tell, a sort grows as its rows do.
    public static let unknown = SortCost(
        few: Point(rows: 0, took: .zero), many: Point(rows: 0, took: .zero))

    /// How much longer sorting takes at full size than by the number of rows alone.
    ///
    /// - Parameter rows: How many rows the report sorts at full size. Beyond those that were measured, a sort grows
    ///   with n log n.
    func surcharge(rows: Double) -> Double {
        guard few.rows > 0, many.rows > few.rows, rows > 2 else { return 0 }
        let beyond = max(1, log(rows) / log(Double(max(3, many.rows))))
        return max(0, many.perRow * beyond - few.perRow) * rows
    }
}
