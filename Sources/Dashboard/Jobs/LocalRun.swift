import OrdersCore
import TerminalUI

/// A run of a job in this process.
struct LocalRun: Hashable, Sendable {
    let number: Int
    let title: String
    /// Whether it is stopped by cancelling its task, because its steps can't read what the journal asks.
    let stopsByCancelling: Bool
    /// What the person confirmed; nil when the job goes on from its checkpoint.
    let plan: JobPlan?
    /// Nil until the journal has entered the job.
    var jobID: JobID?
    var isStopping = false

    var effectID: EffectID { EffectID("job.\(number)") }
}
