import OrdersCore
import TerminalUI

// What the keys do, and why they sometimes don't.
extension IndexesPane {
    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened: reasonAgainstOpening.state
        case .buildAsked: reasonAgainstBuilding(in: context).state
        case .dropAsked: reasonAgainstDropping(in: context).state
        case .cancelAsked: reasonAgainstCancelling(in: context).state
        default: .enabled
        }
    }

    var advice: IndexAdvice {
        IndexAdvice(proposals: catalog.proposedIndexes, indexes: list.value ?? [])
    }

    private var reasonAgainstOpening: String? {
        selectedIndex == nil ? "There is no index to look at." : nil
    }

    private func reasonAgainstBuilding(in context: DashboardContext) -> String? {
        if let reason = IndexesPane.obstacle(in: context) { return reason }
        guard list.value != nil else { return "The indexes aren't known yet." }
        return advice.missing.isEmpty ? "Every index that ordertop proposes is there." : nil
    }

    private func reasonAgainstDropping(in context: DashboardContext) -> String? {
        if let reason = IndexesPane.obstacle(in: context) { return reason }
        guard let index = selectedIndex else { return "There is no index to drop." }
        return index.statement == nil ? "A constraint needs this index; it can't be dropped." : nil
    }

    private func reasonAgainstCancelling(in context: DashboardContext) -> String? {
        guard let job = context.jobs.unfinished(of: IndexesPane.jobKinds) else {
            return "No index is being built or dropped."
        }
        return context.jobs.phase(of: job) == .cancelling ? "It is being cancelled already." : nil
    }

    /// What stands in the way of changing any index now.
    static func obstacle(in context: DashboardContext) -> String? {
        for capability in [Capability.changeIndexes, .runJobs] {
            if let reason = context.availability(capability).reason { return reason }
        }
        guard let job = context.jobs.unfinished(of: jobKinds) else { return nil }
        let isDead = context.jobs.phase(of: job) == .interrupted
        return isDead
            ? "The process of \"\(job.draft.title)\" died; x in Indexes and plan clears it."
            : "\"\(job.draft.title)\" is under way; x in Indexes and plan cancels it."
    }
}

extension IndexesPane {
    func open() -> [Output<Message>] {
        guard let index = selectedIndex else { return [] }
        let purpose = catalog.proposedIndexes.first { $0.name == index.name }?.purpose
        let dialog = IndexDialog(
            index: index, bytes: sizes.value?[index.name], purpose: purpose, catalog: catalog)
        return [.open(dialog)]
    }

    func askToBuild() -> [Output<Message>] {
        let advice = advice
        guard let definition = advice.reportIndex else {
            return [.open(ProposalDialog(proposals: advice.missing, catalog: catalog))]
        }
        return [.open(IndexesPane.confirmation(of: definition, catalog: catalog))]
    }

    func askToDrop() -> [Output<Message>] {
        guard let name = selectedIndex?.name else { return [] }
        let job = IndexDropJob(named: name, catalog: catalog)
        return [.open(ConfirmJobDialog(job: job, obstacle: { IndexesPane.obstacle(in: $0) }))]
    }

    /// The question whether an index shall be built.
    static func confirmation(of definition: IndexDefinition, catalog: any IndexCatalog) -> ConfirmJobDialog {
        ConfirmJobDialog(
            job: IndexBuildJob(definition, catalog: catalog), obstacle: { obstacle(in: $0) })
    }

    func cancel(in context: DashboardContext) -> [Output<Message>] {
        guard let job = context.jobs.unfinished(of: IndexesPane.jobKinds) else { return [] }
        let isOurs = context.jobs.runsHere(job.id)
        let text = isOurs ? "Cancelling; nothing of it will be left." : "Asked the other process to cancel."
        let isDead = context.jobs.phase(of: job) == .interrupted
        let notice = Notice(.information, isDead ? "Cleared what the dead process left." : text)
        return [.notify(notice), .request(.cancel, job.id)]
    }
}
