import TerminalUI
import Testing

struct RectTests {
    @Test func `Fixed shares are served first and parts share the rest by weight`() {
        let parts = Rect(columns: 100, rows: 10).split(.columns, [.cells(10), .part(1), .part(2)])
        #expect(parts.map(\.columns) == [10, 30, 60])
        #expect(parts.map(\.column) == [0, 10, 40])
        #expect(parts.allSatisfy { $0.rows == 10 })
    }

    @Test func `Parts meet without gaps whatever the rounding`() {
        for total in 0..<200 {
            let parts = Rect(columns: 5, rows: total).splitRows(.part(1), .part(1), .part(1), .cells(2))
            #expect(parts.reduce(0) { $0 + $1.rows } == total)
            for (upper, lower) in zip(parts, parts.dropFirst()) { #expect(upper.endRow == lower.row) }
        }
    }

    @Test func `Shares without room are empty`() {
        let parts = Rect(columns: 3, rows: 1).split(.columns, [.cells(2), .cells(5), .part(1)])
        #expect(parts.map(\.columns) == [2, 1, 0])
    }

    @Test func `Coordinates at the ends of the numbers don't trap`() {
        let far = Rect(column: .max, row: .max, columns: .max, rows: .max)
        #expect(far.intersection(Rect(columns: 5, rows: 5)).isEmpty)
        #expect(Rect(column: .min, row: .min, columns: .max, rows: .max).inset(by: 1).isEmpty == false)
    }
}
