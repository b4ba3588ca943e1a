/// Removes the recent views that are past the retention policy, some users at a time.
public struct SweepJob: Job {
    public let draft: JobDraft
    private let policy: RetentionPolicy
    private let views: any RecentViews

    /// - Parameter rows: how many views were counted as past the policy, for progress and ETA.
    public init(policy: RetentionPolicy, rows: Int64?, views: any RecentViews) {
        self.draft = JobDraft(
            kind: .sweep, title: "sweep recent views, keep \(policy.keep)",
            parameters: ["keep": String(policy.keep)], rowsTotal: rows)
        self.policy = policy
        self.views = views
    }

    public var stateWhenInterrupted: JobState { .paused }

    public var leaseLength: Duration { .seconds(15) }

    public func plan() async throws -> JobPlan {
        let preview = try await views.previewSweep(past: policy)
        return JobPlan(
            title: draft.title, rows: preview.rows,
            consequences: [
                "Removes \(preview.rows.grouped) views; each user keeps the newest \(policy.keep)."
            ],
            statements: preview.statements)
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let (id, lease, now) = (context.record.id, context.lease, context.now)
        let last = context.record.position.flatMap(OpaqueID.init(coded:)).map(User.ID.init)
        let outcome = try await views.sweepViews(past: policy, after: last, userLimit: 200) { user in
            JobCheckpoint(jobID: id, lease: lease, position: user.value.coded, meter: JobMeter(), at: now)
        }
        guard outcome.lastUserID != nil else {
            return .finished(summary: "removed \(context.record.rowsDone.grouped) views")
        }
        return .advanced(rest: .milliseconds(3))
    }
}
