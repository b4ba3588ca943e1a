/// Which way orders move.
public enum ArchiveDirection: String, CaseIterable, Hashable, Sendable {
    /// From main to the archive.
    case archive
    /// From the archive back to main.
    case restore
}
