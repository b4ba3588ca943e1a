/// Tells what live totals were made for. Totals of other statuses, columns or units are not these.
package enum TotalsDefinition {
    /// FNV-1a over 64 bits; see <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>. Swift's own hashes
    /// differ from run to run.
    package static func fingerprint(of texts: [String]) -> Int64 {
        let hash = texts.joined(separator: "\u{0}").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return Int64(bitPattern: hash)
    }
}
