/// Draws from a weighted list in constant time: Michael Vose's alias method ("A linear algorithm for generating
/// random numbers with a given distribution", 1991), in whole numbers. Eight bytes an entry.
struct AliasTable: Sendable {
    private var threshold: [UInt32]
    private var alias: [UInt32]

    /// - Parameter weights: at least one, not all zero; their sum must stay below 2^63.
    init(weights: [UInt64]) {
        let shares = AliasTable.shares(of: weights)
        threshold = shares.map { UInt32(clamping: $0) }
        alias = weights.indices.map { UInt32($0) }
        pair(shares)
    }

    /// The index of an entry, as often as its weight says.
    func draw(_ dice: inout Dice) -> Int {
        let bits = dice.next()
        let index = Int(((bits >> 32) * UInt64(threshold.count)) >> 32)
        return UInt32(truncatingIfNeeded: bits) < threshold[index] ? index : Int(alias[index])
    }

    /// Each weight as a share of the average, where 2^32 is the average.
    private static func shares(of weights: [UInt64]) -> [UInt64] {
        let total = UInt128(max(1, weights.reduce(0, +)))
        return weights.map { UInt64((UInt128($0) * UInt128(weights.count)) << 32 / total) }
    }

    /// Fills what each small entry leaves free with a part of a large one.
    private mutating func pair(_ shares: [UInt64]) {
        var left = shares
        var small: [UInt32] = []
        var large: [UInt32] = []
        for (index, share) in shares.enumerated() {
            if share < 1 << 32 { small.append(UInt32(index)) } else { large.append(UInt32(index)) }
        }
        while let poor = small.popLast(), let rich = large.popLast() {
            threshold[Int(poor)] = UInt32(clamping: left[Int(poor)])
            alias[Int(poor)] = rich
            left[Int(rich)] -= (1 << 32) - left[Int(poor)]
            if left[Int(rich)] < 1 << 32 { small.append(rich) } else { large.append(rich) }
        }
        for rest in small + large { threshold[Int(rest)] = UInt32.max }
    }
}
