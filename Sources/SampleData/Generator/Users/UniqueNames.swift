/// Remembers which names are taken, as 64-bit fingerprints (FNV-1a of the UTF-8 bytes). Two names that share one
/// by chance cost the second a number at its end and nothing else.
struct UniqueNames: Sendable {
    private var taken: Set<UInt64> = []

    /// Takes a name; false when it is taken already.
    mutating func claim(_ name: String) -> Bool {
        taken.insert(UniqueNames.fingerprint(name)).inserted
    }

    private static func fingerprint(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
