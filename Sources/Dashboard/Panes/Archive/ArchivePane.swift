import OrdersCore
import TerminalUI

/// How much main and archive hold, and the run that moves orders between them.
///
/// While a job moves rows the figures follow what it has done; main and archive are counted again when it ends.
struct ArchivePane: Pane {
    enum Message: Sendable {
        case statusLoaded(Result<ArchiveStatus, OrdersError>)
        case monthsLoaded(Result<[MonthCount], OrdersError>)
        case archiveAsked
        case pauseAsked
        case cancelAsked
        case restoreAsked
        case verifyAsked
        case opened
    }

    let id: PaneID = "archive"
    let name = "Archive"
    let archive: any OrderArchive
    let journal: any JobJournal
    let policy: ArchivePolicy
    let confirmation: MoveConfirmation
    var status = Feed<ArchiveStatus>()
    var months = Feed<[MonthCount]>()
    /// What jobs have moved since the figures were counted.
    var tally = MoveTally()
    /// The same since the count that is under way was asked for.
    var nextTally = MoveTally()
    var watch = JobWatch(kinds: ArchivePane.jobKinds)
    /// The selected run; nil: the newest.
    var selected: JobID?
    var offset = 0

    static let jobKinds: Set<JobKind> = [.archive, .restore, .archiveVerify]

    init(
        archive: any OrderArchive, journal: any JobJournal, policy: ArchivePolicy,
        confirmation: MoveConfirmation
    ) {
        self.archive = archive
        self.journal = journal
        self.policy = policy
        self.confirmation = confirmation
    }

    static let ownBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "log", help: "Show the log of the selected or newest run.",
            action: .opened, footerRank: 9),
        KeyBinding(
            keys: [.character("x")], label: "cancel", help: "Cancel the run; what has moved stays moved.",
            action: .cancelAsked, footerRank: 3),
        KeyBinding(
            keys: [.character("R")], label: "restore", help: "Move orders back to main; asks first.",
            action: .restoreAsked, footerRank: 9),
        KeyBinding(
            keys: [.character("V")], label: "verify",
            help: "Compare the archive with its ledger; asks first.",
            action: .verifyAsked, footerRank: 9),
    ]

    static let sharedBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.character("a")], label: "archive",
            help: "Look at what a run would move to the archive, and start it.", action: .archiveAsked,
            footerRank: 6),
        KeyBinding(
            keys: [.character("p")], label: "pause",
            help: "Pause the archive run, or go on with one that is paused or was interrupted.",
            action: .pauseAsked, footerRank: 2),
    ]

    var keys: KeyMap<Message> { ArchivePane.ownBindings }

    var sharedKeys: KeyMap<Message> { ArchivePane.sharedBindings }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged: markStale()
        case .jobsChanged: return followJobs(in: context)
        case .moved(let move): select(in: context) { $0.move(move, count: $1, height: $2) }
        case .scrolled(let rows): select(in: context) { $0.move(by: rows, count: $1, height: $2) }
        case .clicked(let point): click(point, in: context)
        case .doubleClicked(let point):
            click(point, in: context)
            return open(in: context)
        case .userSelected, .pasted, .list, .typed: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .statusLoaded(let result): return take(result, in: context)
        case .monthsLoaded(let result):
            months.take(result, in: context)
            return Output.recording(result, during: "orders per month")
        case .archiveAsked: return askToArchive(in: context)
        case .pauseAsked: return ArchivePane.controls.pauseOrResume(in: context)
        case .cancelAsked: return cancel(in: context)
        case .restoreAsked: return askToRestore()
        case .verifyAsked: return [.open(verifying)]
        case .opened: return open(in: context)
        }
    }
}
