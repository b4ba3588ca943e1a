import OrdersCore

/// Makes the question whether a selection of orders shall be moved.
struct MoveConfirmation: Sendable {
    let archive: any OrderArchive
    let maxWriterStall: Duration
    /// When the run may work; nil: always.
    let hours: WorkingHours?

    func dialog(_ selection: ArchiveSelection) -> ConfirmJobDialog {
        let (archive, maxWriterStall, hours) = (archive, maxWriterStall, hours)
        let job = { @Sendable (rows: Int64?) in
            MoveJob(
                selection: selection, rows: rows, maxWriterStall: maxWriterStall, onlyBetween: hours,
                archive: archive)
        }
        // The plan counts the rows, which the job needs for its progress.
        return ConfirmJobDialog(
            job: job(nil), whenPlanned: { job($0.rows) }, obstacle: ArchivePane.controls.obstacle,
            alternative: alternative(to: selection))
    }

    /// The same run, flagging first or not.
    private func alternative(to selection: ArchiveSelection) -> ConfirmJobDialog.Alternative? {
        guard selection.direction == .archive else { return nil }
        let other = selection.flaggingFirst(!selection.flagsFirst)
        return ConfirmJobDialog.Alternative(
            key: .character("f"), label: other.flagsFirst ? "flag first" : "no flags",
            help: "Hide the orders from main's route first, at once, before they move; or not."
        ) { dialog(other) }
    }
}
