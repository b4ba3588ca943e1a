import OrdersCore
import TerminalUI

// What the keys do, and why they sometimes don't.
extension IndexesPane {
    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened: reasonAgainstOpening(in: context).state
        case .buildAsked: reasonAgainstBuilding(in: context).state
        case .dropAsked: reasonAgainstDropping(in: context).state
        case .cancelAsked:
            advising.isUnderWay
                ? .enabled : IndexesPane.controls.reasonAgainstCancelling(in: context).state
        case .adviceAsked: reasonAgainstAdvice(in: context).state
        default: .enabled
        }
    }

    var advice: IndexAdvice {
        IndexAdvice(proposals: proposals, indexes: list.value ?? [])
    }

    private func reasonAgainstOpening(in context: DashboardContext) -> String? {
        let key = context.keys(.buildIndex)
        return selectedIndex == nil ? "There is no index to look at; \(key) builds one." : nil
    }

    private func reasonAgainstAdvice(in context: DashboardContext) -> String? {
        let key = context.keys(.cancel(.indexBuild))
        return advising.isUnderWay ? "It is being measured; \(key) in Indexes and plan cancels it." : nil
    }

    private func reasonAgainstBuilding(in context: DashboardContext) -> String? {
        if let reason = IndexesPane.controls.obstacle(in: context) { return reason }
        guard list.value != nil else {
            return "The indexes aren't known yet; \(context.keys(.refresh)) asks for them again."
        }
        let key = context.keys(.measureIndexes)
        return advice.missing.isEmpty
            ? "Every index that ordertop proposes is there; \(key) measures one of your own." : nil
    }

    private func reasonAgainstDropping(in context: DashboardContext) -> String? {
        if let reason = IndexesPane.controls.obstacle(in: context) { return reason }
        guard let index = selectedIndex else { return "There is no index to drop; the arrows select one." }
        return index.isConstraint ? "A constraint needs this index; it can't be dropped." : nil
    }

    /// What every change of an index has in common.
    static let controls = JobControls(
        kinds: jobKinds, capability: .changeIndexes, pane: "Indexes and plan",
        nothing: { "No index is being built or dropped; \($0(.buildIndex)) builds one." })
}

extension IndexesPane {
    func open() -> [Output<Message>] {
        guard let index = selectedIndex else { return [] }
        let purpose = proposals.first { $0.name == index.name }?.purpose
        let dialog = IndexDialog(
            index: index, findings: findings[index.name], bytes: knownSizes[index.name], purpose: purpose,
            catalog: catalog)
        return [.open(dialog)]
    }

    func askToBuild() -> [Output<Message>] {
        let advice = advice
        guard let definition = advice.reportIndex else {
            let choices = advice.missing.map { definition in
                ChoiceDialog.Choice(
                    name: definition.name, purpose: definition.purpose,
                    question: IndexesPane.confirmation(of: definition, catalog: catalog))
            }
            return [.open(ChoiceDialog(title: "Build which index?", noun: "index", choices: choices))]
        }
        return [.open(IndexesPane.confirmation(of: definition, catalog: catalog))]
    }

    func askToDrop(in context: DashboardContext) -> [Output<Message>] {
        guard let name = selectedIndex?.name else { return [] }
        let job = IndexDropJob(named: name, catalog: catalog, at: context.now)
        return [.open(ConfirmJobDialog(job: job, obstacle: IndexesPane.controls.obstacle))]
    }

    /// The question whether an index shall be built.
    static func confirmation(of definition: IndexDefinition, catalog: any IndexCatalog) -> ConfirmJobDialog {
        ConfirmJobDialog(
            job: IndexBuildJob(definition, catalog: catalog), obstacle: controls.obstacle)
    }
}
