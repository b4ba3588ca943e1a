/// Compares the archive with its ledger, month by month, and with main.
public struct ArchiveVerifyJob: Job {
    public let draft: JobDraft
    private let archive: any OrderArchive

    public init(archive: any OrderArchive) {
        self.draft = JobDraft(
            kind: .archiveVerify, title: "verify the archive", parameters: [:], rowsTotal: nil)
        self.archive = archive
    }

    public var stateWhenInterrupted: JobState { .cancelled }

    /// The comparison is one snapshot without a checkpoint, so the lease outlasts it.
    public var leaseLength: Duration { .seconds(3_600) }

    public func plan() async throws -> JobPlan {
        JobPlan(
            title: draft.title, rows: nil,
            consequences: [
                "Compares count, sum and content of every archived month with the ledger, and looks for orders "
                    + "that are in main, too.",
                "Reads the whole archive in one snapshot. Writers go on meanwhile; nothing is changed.",
            ],
            statements: [])
    }

    /// - Throws: `OrdersError` (`verificationFailed`) that names months when something differs.
    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let verification = try await archive.verifyArchive()
        guard verification.differences.isEmpty else {
            throw OrdersError(
                .verificationFailed,
                "The archive is not as it was left (\(verification.summary)): `ordertop archive verify` lists "
                    + "all differences; a backup tells what was there.")
        }
        return .finished(summary: verification.summary)
    }
}
