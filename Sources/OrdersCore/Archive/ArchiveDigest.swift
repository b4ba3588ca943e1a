/// What a set of archived orders comes to: how many, their sum, and a hash of their content that doesn't depend on
/// their order. Digests add up and can be taken from one another; all three wrap around at 64 bits.
public struct ArchiveDigest: Hashable, Sendable {
    public var rows: Int64
    /// The sum of the totals in minor units.
    public var total: Int64
    /// The sum of the orders' content hashes.
    public var hash: UInt64

    public init(rows: Int64 = 0, total: Int64 = 0, hash: UInt64 = 0) {
        self.rows = rows
        self.total = total
        self.hash = hash
    }

    public static let nothing = ArchiveDigest()

    public static func + (left: ArchiveDigest, right: ArchiveDigest) -> ArchiveDigest {
        ArchiveDigest(
            rows: left.rows &+ right.rows, total: left.total &+ right.total, hash: left.hash &+ right.hash)
    }

    public static prefix func - (digest: ArchiveDigest) -> ArchiveDigest {
        ArchiveDigest(rows: 0 &- digest.rows, total: 0 &- digest.total, hash: 0 &- digest.hash)
    }

    /// The hash as the journal writes it: sixteen hexadecimal digits.
    public var hashText: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
