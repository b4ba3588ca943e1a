/// What a statement over main makes of flagged orders, which count as the archive's.
package enum FlagUse: Hashable, Sendable {
    /// Reads them as main's: where there are none, or none can match.
    case ignored
    /// Reads them, and tells which they are.
    case told
    case leftOut
    /// Reads no others.
    case alone
}
