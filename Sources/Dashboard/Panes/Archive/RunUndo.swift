import OrdersCore

/// Restores what one run to the archive has moved, all of it and nothing else: where the archive holds other orders of the
/// same dates, it can't start.
struct RunUndo: Job {
    private var move: MoveJob
    private let rows: Int64

    /// - Parameter rows: how many orders the run has moved.
    init(_ selection: ArchiveSelection, rows: Int64, _ confirmation: MoveConfirmation) {
        self.rows = rows
        move = MoveJob(
            selection: selection, rows: rows, maxWriterStall: confirmation.maxWriterStall,
            onlyBetween: confirmation.hours, archive: confirmation.archive)
    }

    var draft: JobDraft { move.draft }
    var stateWhenInterrupted: JobState { move.stateWhenInterrupted }
    var leaseLength: Duration { move.leaseLength }
    var waitsForRoom: Bool { move.waitsForRoom }

    func plan() async throws -> JobPlan {
        let plan = try await move.plan()
        guard let found = plan.rows, found != rows else { return plan }
        let other = JobPlan(
            title: plan.title, rows: plan.rows, consequences: plan.consequences, statements: plan.statements,
            obstacles: plan.obstacles + [
                "The run moved \(rows.grouped) orders, and of its dates the archive holds \(found.grouped) now; "
                    + "R in Archive restores the months you choose."
            ], predictedDuration: plan.predictedDuration, predictedWriterWait: plan.predictedWriterWait)
        return other
    }

    mutating func step(_ context: JobContext) async throws -> JobStep { try await move.step(context) }

    func tidyUp() async { await move.tidyUp() }
}
