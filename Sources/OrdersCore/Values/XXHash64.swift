/// The 64-bit hash of Yann Collet's xxHash with seed 0, by its specification
/// (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>).
///
/// Fast, and every bit of the input reaches every bit of the result, so that sums of hashes tell sets of rows
/// apart. It finds accidents and edits; it is no signature.
public enum XXHash64 {
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var rest = bytes[...]
        var hash = bytes.count >= 32 ? stripes(&rest) : prime5
        hash &+= UInt64(bytes.count)
        while rest.count >= 8 {
            hash = (hash ^ round(0, word(&rest))).rotated(by: 27) &* prime1 &+ prime4
        }
        if rest.count >= 4 {
            hash = (hash ^ UInt64(halfWord(&rest)) &* prime1).rotated(by: 23) &* prime2 &+ prime3
        }
        for byte in rest { hash = (hash ^ UInt64(byte) &* prime5).rotated(by: 11) &* prime1 }
        return avalanche(hash)
    }

    /// Takes whole stripes of 32 bytes from the front, four lanes side by side.
    private static func stripes(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt64 {
        var (one, two, three, four) = (prime1 &+ prime2, prime2, 0 as UInt64, 0 &- prime1)
        while rest.count >= 32 {
            one = round(one, word(&rest))
            two = round(two, word(&rest))
            three = round(three, word(&rest))
            four = round(four, word(&rest))
        }
        let joined = one.rotated(by: 1) &+ two.rotated(by: 7) &+ three.rotated(by: 12) &+ four.rotated(by: 18)
        return merge(merge(merge(merge(joined, one), two), three), four)
    }

    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        (lane &+ input &* prime2).rotated(by: 31) &* prime1
    }

    private static func merge(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
        (hash ^ round(0, lane)) &* prime1 &+ prime4
    }

    private static func avalanche(_ hash: UInt64) -> UInt64 {
        var hash = (hash ^ hash >> 33) &* prime2
        hash = (hash ^ hash >> 29) &* prime3
        return hash ^ hash >> 32
    }

    private static func word(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt64 {
        defer { rest = rest.dropFirst(8) }
        return UInt64(
            littleEndian: rest.base.loadUnaligned(fromByteOffset: rest.startIndex, as: UInt64.self))
    }

    private static func halfWord(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt32 {
        defer { rest = rest.dropFirst(4) }
        return UInt32(
            littleEndian: rest.base.loadUnaligned(fromByteOffset: rest.startIndex, as: UInt32.self))
    }

    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
}

extension UInt64 {
    fileprivate func rotated(by bits: UInt64) -> UInt64 {
        self << bits | self >> (64 - bits)
    }
}
