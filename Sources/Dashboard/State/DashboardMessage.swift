import OrdersCore
import TerminalUI

/// What can happen to the dashboard.
public struct DashboardMessage: Sendable {
    let kind: Kind

    enum Kind: Sendable {
        case resized(Size)
        case resumed
        case clockTicked
        case refreshTicked
        case tokenRead(Result<Int64, OrdersError>)
        case overviewLoaded(Result<StoreOverview, OrdersError>)
        case jobsLoaded(Result<[JobRecord], OrdersError>)
        case jobAdvanced(run: Int, JobRecord)
        case jobEnded(run: Int, Result<JobRecord, OrdersError>)
        case jobAnswered(JobRequest, Result<JobRecord, OrdersError>)
        case jobHandedOver(Result<JobID, OrdersError>)
        case exportChosen(Export)
        case exportWritten(Result<String, OrdersError>, rows: Int)
        case noticeExpired(Int)
        /// The person has read the notices and the hints.
        case wordsDismissed
        /// Whether this is the person's first time.
        case firstRunKnown(Bool)
        case commandChosen(DashboardCommand)
        case commandNamed(CommandName)
        case quitChosen(QuitChoice)
        case databaseChosen(DatabaseChoice.ID)
        /// What becomes of the jobs that run here was chosen, too.
        case databaseChanged(DatabaseChoice.ID, jobs: QuitChoice)
        case databaseOpened(Result<DashboardEnvironment, OrdersError>)
        case keyRefused(String)
        /// A key was pressed that means something only once the first database is open.
        case keyHeld(Key)
        case paneFocused(Int)
        case dialogDismissed(DialogID)
        case told(PartAddress, any Sendable)
        case happened(PartAddress, PartEvent)
    }
}

/// A short way to write each kind.
extension DashboardMessage {
    static func keyRefused(_ reason: String) -> DashboardMessage { .init(kind: .keyRefused(reason)) }

    static func command(_ command: DashboardCommand) -> DashboardMessage {
        .init(kind: .commandChosen(command))
    }

    static func told(_ address: PartAddress, _ message: any Sendable) -> DashboardMessage {
        .init(kind: .told(address, message))
    }

    static func happened(_ address: PartAddress, _ event: PartEvent) -> DashboardMessage {
        .init(kind: .happened(address, event))
    }
}
