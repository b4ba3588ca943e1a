/// With which job moved orders are entered, and whose lease allows moving them.
package struct MoveAccount: Hashable, Sendable {
    /// Of the job that moves them now.
    package let checkpoint: JobCheckpoint
    /// The job that began the batch; nil when it is the checkpoint's, and the checkpoint is to be written.
    package let beginner: JobID?

    /// For a batch of the job's own.
    package init(_ checkpoint: JobCheckpoint) {
        self.checkpoint = checkpoint
        beginner = nil
    }

    /// For a batch that somebody left half done.
    package init(_ checkpoint: JobCheckpoint, finishing state: ArchiveBatchState) {
        self.checkpoint = checkpoint
        beginner = state.jobID ?? checkpoint.jobID
    }

    /// With which job they are entered.
    package var jobID: JobID { beginner ?? checkpoint.jobID }

    /// Whether the batch was left by somebody, so that its checkpoint is not written.
    package var isFinishing: Bool { beginner != nil }
}
