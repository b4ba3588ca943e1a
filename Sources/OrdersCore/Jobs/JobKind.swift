/// What a job does.
public enum JobKind: String, CaseIterable, Hashable, Sendable {
    case archive
    case restore
    case archiveVerify = "archive_verify"
    case indexBuild = "index_build"
    case indexDrop = "index_drop"
    case sweep
    case totalsBuild = "totals_build"
    case totalsRemoval = "totals_removal"
    case totalsVerify = "totals_verify"
}

extension JobKind {
    /// The kinds of which none may be unfinished when a job of this kind is entered.
    public var excluded: [JobKind] {
        switch self {
        case .archive, .restore: [.archive, .restore]
        case .totalsBuild, .totalsRemoval: [.totalsBuild, .totalsRemoval]
        case .archiveVerify, .indexBuild, .indexDrop, .sweep, .totalsVerify: [self]
        }
    }

    /// Whether it can't be paused, because it is one step that leaves nothing behind when it is cancelled.
    public var isOneStep: Bool {
        switch self {
        case .archiveVerify, .indexBuild, .indexDrop, .totalsVerify: true
        case .archive, .restore, .sweep, .totalsBuild, .totalsRemoval: false
        }
    }
}
