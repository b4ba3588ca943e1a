import OrdersCore

extension JobKind {
    /// Whether the job moves orders between main and archive.
    var movesOrders: Bool { self == .archive || self == .restore }

    /// Whether the job adds or removes the live totals as a whole.
    var changesTotals: Bool { self == .totalsBuild || self == .totalsRemoval }

    /// What a cancelled job leaves behind.
    var traceOfCancellation: String {
        switch self {
        case .archive: "what was moved stays in the archive, and `ordertop archive restore` brings it back"
        case .restore: "what was brought back stays in main"
        case .sweep: "the views it removed are gone"
        case .archiveVerify, .indexBuild, .indexDrop, .totalsVerify: "nothing has changed"
        case .totalsBuild: "the triggers stay until `ordertop totals disable` removes them"
        case .totalsRemoval: "`ordertop totals disable` removes what is left"
        }
    }
}
