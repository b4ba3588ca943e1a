import OrdersCore
import TerminalUI

// Following the jobs that change indexes, wherever they run.
extension IndexesPane {
    mutating func followJobs(in context: DashboardContext) -> [Output<Message>] {
        let (begun, ended) = watch.follow(context.jobs)
        for record in begun where record.draft.kind == .indexBuild { remember(record) }
        for record in begun where record.draft.kind == .indexDrop {
            let index = list.value?.first { $0.name == record.indexName }
            dropped = index.flatMap(catalog.definition(rebuilding:))
        }
        for record in ended where record.draft.kind == .indexBuild { compare(record) }
        guard !ended.isEmpty else { return [] }
        let offers = ended.filter { $0.state == .done }.compactMap { undoing($0, in: context) }
        markStale()
        return load(in: context, isForced: !context.isFrozen) + offers.map { .offerUndo($0) }
    }

    private func undoing(_ record: JobRecord, in context: DashboardContext) -> UndoOffer? {
        guard let index = record.indexName else { return nil }
        let (catalog, now) = (catalog, context.now)
        let offer = { (words: String, question: @escaping @Sendable () -> ConfirmJobDialog) in
            UndoOffer(
                jobID: record.id, pane: id, words: "\(words) \(index)",
                obstacle: IndexesPane.controls.obstacle, question: question)
        }
        guard record.draft.kind == .indexDrop else {
            return offer("drop") {
                ConfirmJobDialog(
                    job: IndexDropJob(named: index, catalog: catalog, at: now),
                    obstacle: IndexesPane.controls.obstacle)
            }
        }
        guard let dropped, dropped.name == index else { return nil }
        return offer("rebuild") { IndexesPane.confirmation(of: dropped, catalog: catalog) }
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
