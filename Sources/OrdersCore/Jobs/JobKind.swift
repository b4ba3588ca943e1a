/// What a job does.
public enum JobKind: String, CaseIterable, Hashable, Sendable {
    case archive
    case restore
    case indexBuild = "index_build"
    case indexDrop = "index_drop"
    case sweep
    case totalsBuild = "totals_build"
    case totalsRemoval = "totals_removal"
    case totalsVerify = "totals_verify"
}
