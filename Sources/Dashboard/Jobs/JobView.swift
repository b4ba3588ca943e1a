import OrdersCore
import TerminalUI

/// An unfinished job as a pane shows it, on as many rows as it needs.
protocol JobView {
    func rows(width: Int) -> Int

    func draw(on canvas: Canvas)
}

extension DashboardContext {
    /// The view of the newest job of some kinds that hasn't ended; nil when all have.
    func view(of kinds: Set<JobKind>) -> (any JobView)? {
        guard let job = jobs.unfinished(of: kinds) else { return nil }
        return job.draft.kind.isOneStep ? StepJobView(of: job, in: self) : BatchJobView(of: job, in: self)
    }
}
