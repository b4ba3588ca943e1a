extension JobRecord {
    /// Orders of this run that count as the other place's: moved, or flagged and not yet moved.
    public var rowsGone: Int64 { max(rowsDone, meter.flagged ?? 0) }

    /// Orders that this run has taken from one place to the other.
    public var rowsMoved: Int64 {
        draft.kind == .restore ? max(0, rowsDone - (meter.flagged ?? 0)) : rowsDone
    }

    /// What a run has done, when it is at its end.
    var moveSummary: String {
        let moved = "moved \(rowsDone.grouped) rows"
        guard let flagged = meter.flagged, flagged > 0 else { return moved }
        if draft.kind == .restore {
            return "\(moved), of which \(flagged.grouped) were only flagged"
        }
        guard flagged > rowsDone else { return "flagged \(flagged.grouped) rows and \(moved)" }
        return "flagged \(flagged.grouped) rows and \(moved); the others were changed, deleted or held back "
            + "meanwhile, and those that are there are main's again"
    }
}
