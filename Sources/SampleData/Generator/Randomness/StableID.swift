internal import Foundation

/// UUIDs of version 4 (RFC 9562) that ascend with an index, so that rows reach a primary key's tree in its order,
/// and that are computed from the index alone, so that nobody has to remember them.
struct StableID: Sendable {
    private let seed: UInt64
    private let step: UInt64

    /// - Parameter count: how many ids there will be; the first 48 bits are spread evenly over them.
    init(seed: UInt64, stream: Dice.Stream, count: Int) {
        var dice = Dice(seed: seed, stream: stream)
        self.seed = dice.next()
        step = (1 << 48) / UInt64(max(1, count))
    }

    subscript(index: Int) -> UUID {
        let first = SplitMix64.mixed(seed &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
        let second = SplitMix64.mixed(first ^ seed)
        let head = UInt64(index) * step + first.multipliedFullWidth(by: step).high
        let high = (head << 16) | 0x4000 | (second & 0x0fff)
        let low = (second.byteSwapped & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000
        let bytes = (high.bigEndian, low.bigEndian)
        return withUnsafeBytes(of: bytes) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
