import OrdersCore
import TerminalUI

/// What a pane or a dialog wants to happen.
enum Output<Message: Sendable>: Sendable {
    /// A query, a timer; what it sends comes back to the part.
    case effect(Effect<Message>)
    /// Look at this user everywhere.
    case selectUser(User)
    /// Put a dialog on top.
    case open(any Dialog)
    /// Take this dialog away. Means nothing from a pane.
    case close
    /// Enter a job in the journal and run it here, as the person confirmed it: `ConfirmJobDialog`.
    case startJob(any Job, confirmed: JobPlan)
    /// Go on here with a job that is paused or whose process died.
    case resumeJob(JobID)
    /// Ask something of a job, wherever it runs.
    case request(JobRequest, JobID)
    /// From now on this is what can be undone; nil takes back what the pane has offered.
    case offerUndo(UndoOffer?)
    /// Tell the person, for some seconds, above the footer.
    case notify(Notice)
    /// Keep an error in the session's log.
    case record(OrdersError, during: String)
    /// Remember how long a report took.
    case measured(ReportMeasurement)
    /// Put a text on the clipboard; `name` says what it is.
    case copy(String, name: String)
    /// Send something to the dashboard, as a key would.
    case send(DashboardMessage)
}

extension Output {
    /// The same output, with what its effect sends wrapped up for somebody else.
    func map<Other>(_ transform: @escaping @Sendable (Message) -> Other) -> Output<Other> {
        switch self {
        case .effect(let effect): .effect(effect.map(transform))
        case .selectUser(let user): .selectUser(user)
        case .open(let dialog): .open(dialog)
        case .close: .close
        case .startJob(let job, let plan): .startJob(job, confirmed: plan)
        case .resumeJob(let id): .resumeJob(id)
        case .request(let request, let id): .request(request, id)
        case .offerUndo(let offer): .offerUndo(offer)
        case .notify(let notice): .notify(notice)
        case .record(let error, let activity): .record(error, during: activity)
        case .measured(let measurement): .measured(measurement)
        case .copy(let text, let name): .copy(text, name: name)
        case .send(let message): .send(message)
        }
    }
}
