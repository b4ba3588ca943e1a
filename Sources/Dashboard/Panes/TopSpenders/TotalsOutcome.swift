import OrdersCore
import TerminalUI

/// How the newest job on the live totals ended, for as long as a person needs to read it, whichever process
/// ran it.
struct TotalsOutcome: Hashable, Sendable {
    private let job: JobRecord

    static let shown: Duration = .seconds(60)
    /// What failed is worth a longer look.
    static let shownFailure: Duration = .seconds(600)

    /// Nil while a job is under way, when it was cancelled, and when it ended too long ago.
    init?(jobs: [JobRecord], at now: Instant) {
        let newest = jobs.first { TopSpendersPane.totalsJobs.contains($0.draft.kind) }
        guard let job = newest, let finishedAt = job.finishedAt else { return nil }
        let age = now.elapsed(since: finishedAt)
        switch job.state {
        case .done where age < TotalsOutcome.shown: self.job = job
        case .failed where age < TotalsOutcome.shownFailure: self.job = job
        default: return nil
        }
    }

    var isFailure: Bool { job.state == .failed }

    func spans(_ glyphs: Glyphs) -> [Span] {
        let message = Span(job.message ?? job.draft.title)
        return isFailure
            ? [Span("\(glyphs.cross) ", .bad), message] : [Span("\(glyphs.check) ", .good), message]
    }
}
