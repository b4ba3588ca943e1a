/// The generator's only source of chance: xoshiro256** by David Blackman and Sebastiano Vigna
/// (<https://prng.di.unimi.it/xoshiro256starstar.c>), seeded through SplitMix64 as its authors advise.
///
/// Draws use integers only, so that a seed gives the same shop on every machine.
struct Dice: Sendable {
    /// What a stream of numbers is for. Each has its own, so that more of one thing leaves the others alone.
    enum Stream: UInt64 {
        case userNames = 1
        case userIDs
        case userHabits
        case productNames
        case productIDs
        case popularity
        case days
        case orders
        case views
        case traffic
        case arrivals
    }

    private var state: (UInt64, UInt64, UInt64, UInt64)

    init(seed: UInt64, stream: Stream) {
        var spread = SplitMix64(seed: SplitMix64.mixed(seed) ^ (stream.rawValue &* 0x9e37_79b9_7f4a_7c15))
        self.init(state: (spread.next(), spread.next(), spread.next(), spread.next()))
    }

    /// - Parameter state: not all zero.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        self.state = state
    }

    mutating func next() -> UInt64 {
        let result = Dice.rotated(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = Dice.rotated(state.3, by: 45)
        return result
    }

    private static func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 {
        (value << bits) | (value >> (64 - bits))
    }
}

extension Dice {
    /// A whole number from 0 up to, not including, `bound`, which must be above 0. By multiplication instead of
    /// remainder (Daniel Lemire, "Fast random integer generation in an interval", without the rejection step:
    /// the bias at these sizes is below one in a billion).
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True so many times in a thousand.
    mutating func chance(perMille: Int) -> Bool {
        below(1_000) < perMille
    }

    /// One of the elements of a collection that must not be empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// Somewhere in `0..<bound`, far more often near 0: the cube of an even draw.
    mutating func skewed(below bound: Int) -> Int {
        let draw = below(1 << 20)
        let cube = UInt64(draw) * UInt64(draw) * UInt64(draw)
        return Int((cube << 4).multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Fisher and Yates's shuffle.
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, below(last + 1))
        }
    }
}
