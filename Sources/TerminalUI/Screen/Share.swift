/// What one part of a divided rectangle asks for.
public enum Share: Hashable, Sendable {
    /// So many cells, or fewer where there is no room.
    case cells(Int)
    /// A part of what the fixed shares leave, by weight.
    case part(Int)

    /// The length of each share, in cells; together never more than `total`.
    static func lengths(_ shares: [Share], total: Int) -> [Int] {
        var fixedRoom = max(0, total)
        let fixed = shares.map { $0.takeFixed(from: &fixedRoom) }
        let weights = shares.reduce(0) { $0.addingWithoutOverflow($1.weight) }
        var weightSeen = 0
        return zip(shares, fixed).map { share, fixed in
            guard share.weight > 0 else { return fixed }
            let start = scaled(fixedRoom, weightSeen, weights)
            weightSeen += share.weight
            return scaled(fixedRoom, weightSeen, weights) - start
        }
    }

    private var weight: Int {
        if case .part(let weight) = self { min(max(0, weight), 1_000_000) } else { 0 }
    }

    private func takeFixed(from room: inout Int) -> Int {
        guard case .cells(let cells) = self else { return 0 }
        let taken = min(max(0, cells), room)
        room -= taken
        return taken
    }

    /// Rounding the cumulated borders instead of each length makes the parts meet exactly.
    private static func scaled(_ room: Int, _ weight: Int, _ weights: Int) -> Int {
        Int((Double(room) * Double(weight) / Double(weights)).rounded())
    }
}
