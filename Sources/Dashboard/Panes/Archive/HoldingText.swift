import OrdersCore
import TerminalUI

/// Where the orders of each place lie in time, how much room they take, and where the archive is if it isn't beside main.
struct HoldingText {
    let status: ArchiveStatus

    var lines: [[Span]] {
        let rows = [("main", status.main)] + (status.trouble == nil ? [("archive", status.archive)] : [])
        let sizes = rows.map { $0.1.bytes.map(ByteCount.text) ?? "" }
        let width = sizes.map(\.count).max() ?? 0
        return zip(rows, sizes).map { row, size in
            let name = row.0 + String(repeating: " ", count: 8 - row.0.count)
            let padding = String(repeating: " ", count: width - size.count)
            let gap = width > 0 ? "  " : ""
            return [Span(name, .dim), Span(padding + size + gap), Span(range(row.1), .dim)]
        } + (status.place.name.map { [[Span("        in ", .dim), Span($0)]] } ?? [])
    }

    private func range(_ holding: ArchiveStatus.Holding) -> String {
        guard let oldest = holding.oldest, let newest = holding.newest else {
            return holding.rows == 0 ? "no orders" : ""
        }
        return "\(oldest.dateText) to \(newest.dateText)"
    }
}
