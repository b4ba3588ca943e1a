/// How far a database is with batches between it and an archive in a file of its own, or in another database.
///
/// Numbers only grow, and each side has its own. See docs/decisions/0011-one-batch-over-two-files.md.
package struct ArchiveBatchState: Hashable, Sendable {
    /// Of the last batch begun, counted from 1.
    package let number: Int64
    /// Which way it goes; nil when it is done.
    package let direction: ArchiveDirection?
    /// The job it is part of.
    package let jobID: JobID?

    package init(number: Int64, direction: ArchiveDirection?, jobID: JobID?) {
        self.number = number
        self.direction = direction
        self.jobID = jobID
    }

    /// The last batch that is done, on both sides.
    package var settled: Int64 { direction == nil ? number : number - 1 }

    /// What a snapshot of the archive is to one of the database that was taken before it.
    package enum Sight: Hashable, Sendable {
        /// Both are of one time. Keys of a batch under way count in main alone.
        case together
        /// A batch came in between: after a restore its orders would be in neither. Both are to be taken anew.
        case ahead
        /// One of the two is an older copy, and nothing can be read from the archive.
        case behind
    }

    /// - Parameter batch: the last batch that the archive has taken part in.
    package func sight(ofArchiveAt batch: Int64) -> Sight {
        if batch > number { return .ahead }
        return batch < settled ? .behind : .together
    }

    package var overtaken: OrdersError {
        OrdersError(.jobHeld, "Another process has gone on with this run: see `ordertop jobs`.")
    }
}
