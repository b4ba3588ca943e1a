import OrdersCore
import TerminalUI

// Following the jobs that change indexes, wherever they run.
extension IndexesPane {
    mutating func followJobs(in context: DashboardContext) -> [Output<Message>] {
        let (begun, ended) = watch.follow(context.jobs)
        for record in begun where record.draft.kind == .indexBuild { remember(record) }
        for record in ended where record.draft.kind == .indexBuild { compare(record) }
        guard !ended.isEmpty else { return [] }
        markStale()
        return load(in: context, isForced: !context.isFrozen)
    }

    /// What the report takes now is the "before" of the build that has begun.
    private mutating func remember(_ record: JobRecord) {
        guard let before = plan.value ?? explained, let index = record.indexName else { return }
        comparison = BuildComparison(index: index, before: before)
    }

    private mutating func compare(_ record: JobRecord) {
        if record.state == .done {
            comparison?.buildEnded(questions: questions)
        } else {
            comparison = nil
        }
    }
}

extension JobRecord {
    /// The index that a job builds or drops.
    var indexName: String? { draft.parameters["name"] }
}
