import OrdersCore
import TerminalUI

/// The indexes of the mapped tables, and how the engine answers the known queries.
///
/// The selection is an index's name, not a row: when the list changes, it stays with that index.
struct IndexesPane: Pane {
    enum Message: Sendable {
        case indexesLoaded(Result<[IndexInfo], OrdersError>)
        case sizesFound([String: Int64])
        case sizesLoaded(Result<[String: Int64], OrdersError>)
        case plansExplained([QueryPlan])
        case planMeasured(Result<QueryPlan, OrdersError>, question: Int)
        case nextPlanAsked
        case planOpened
        case opened
        case buildAsked
        case dropAsked
        case cancelAsked
        case adviceAsked
        case adviceWanted(typed: String)
        case adviceAdvanced(AdviceProgress)
        case adviceEnded(Result<MeasuredAdvice, OrdersError>)
    }

    static let paneID: PaneID = "indexes"
    let id = IndexesPane.paneID
    let name = "Indexes and plan"
    let catalog: any IndexCatalog
    let advisor: any IndexAdvisor
    /// The indexes worth having; they hang on the schema alone, which stays as it is.
    let proposals: [IndexDefinition]
    var list = Feed<[IndexInfo]>()
    /// What is amiss with the indexes of the list.
    var findings = IndexFindings([])
    /// Reading them may read every page, so they are asked for only when the list is another.
    var sizes = Feed<[String: Int64]>()
    /// Those that are known so far: they come one after another.
    var knownSizes: [String: Int64] = [:]
    /// The indexes that sizes were last asked for.
    var sizedNames: [String]?
    /// The report's plan with its measured time.
    var plan = Feed<QueryPlan>()
    /// The newest plans, which are there before the report's time is.
    var plans: [KnownQuery: QueryPlan] = [:]
    var planWatch = PlanWatch()
    /// The query whose plan is shown.
    var shown = KnownQuery.top
    /// Counts how often the plan was asked for.
    var questions = 0
    var arranged = Listing(IndexEntry.traits)
    var watch = JobWatch(kinds: IndexesPane.jobKinds)
    var comparison: BuildComparison?
    /// How to build again what is being dropped: once it is gone, nobody can tell.
    var dropped: IndexDefinition?
    var advising = AdviceRun()

    static let jobKinds: Set<JobKind> = [.indexBuild, .indexDrop]

    init(catalog: any IndexCatalog, advisor: any IndexAdvisor) {
        self.catalog = catalog
        self.advisor = advisor
        proposals = catalog.proposedIndexes
    }

    static let ownBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show the selected index's definition and use.",
            action: .opened, footerRank: 5),
        KeyBinding(
            keys: [.character("n")], label: "next plan",
            help: "Show the next query's plan; first one that has become worse.", action: .nextPlanAsked,
            footerRank: 11),
        KeyBinding(
            keys: [.character("w")], label: "whole plan",
            help: "Measure the plan that is shown, and show it in the database's own words, too.",
            action: .planOpened, footerRank: 12),
        KeyBinding(
            keys: [.character("D")], label: "drop index", help: "Drop the selected index; asks first.",
            action: .dropAsked, footerRank: 9),
        KeyBinding(
            keys: [.character("x")], label: "cancel",
            help: "Cancel the build or the advice that is under way.",
            action: .cancelAsked, footerRank: 3),
        KeyBinding(
            keys: [.character("A")], label: "advice",
            help: "Measure on a sample which index makes the report fast, and what it costs.",
            action: .adviceAsked, footerRank: 8),
    ]

    static let sharedBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.character("b")], label: "build index",
            help: "Build the index that the report lacks, or another that is proposed; asks first.",
            action: .buildAsked, footerRank: 6)
    ]

    var keys: KeyMap<Message> { IndexesPane.ownBindings }

    var sharedKeys: KeyMap<Message> { IndexesPane.sharedBindings }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged: markStale()
        case .jobsChanged: return followJobs(in: context)
        case .userSelected: break
        default: return arrange(event, in: context)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .indexesLoaded(let result): return take(result, in: context)
        case .sizesFound(let found):
            knownSizes.merge(found) { $1 }
            arrangeEntries()
            return []
        case .sizesLoaded(let result): return take(result, in: context)
        case .plansExplained(let new):
            if !context.isFrozen || plan.value == nil { take(new) }
            return []
        case .nextPlanAsked:
            showNextPlan()
            return []
        case .planOpened: return openPlan()
        case .planMeasured(let result, let question): return take(result, question: question, in: context)
        case .opened: return open()
        case .buildAsked: return askToBuild()
        case .dropAsked: return askToDrop(in: context)
        case .cancelAsked:
            return advising.isUnderWay ? cancelAdvice() : IndexesPane.controls.cancel(in: context)
        case .adviceAsked: return askForAdvice()
        case .adviceWanted(let typed): return advise(typed, in: context)
        case .adviceAdvanced(let progress):
            advising.advance(progress)
            return []
        case .adviceEnded(let result): return take(result, in: context)
        }
    }
}
