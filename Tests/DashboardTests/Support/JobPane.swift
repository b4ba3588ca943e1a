@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport

/// A pane that starts jobs, for tests of what the dashboard does with them.
struct JobPane: Pane {
    enum Message: Sendable {
        case moveAsked
        case buildAsked
        case resumeAsked
        case pauseAsked
        case cancelAsked
    }

    let id: PaneID = "jobs"
    let name = "Jobs"
    let store: InMemoryStore

    let keys: KeyMap<Message> = []

    let sharedKeys: KeyMap<Message> = [
        KeyBinding(keys: [.function(1)], label: "move", help: "Move.", action: .moveAsked),
        KeyBinding(keys: [.function(2)], label: "build", help: "Build.", action: .buildAsked),
        KeyBinding(keys: [.function(3)], label: "resume", help: "Resume.", action: .resumeAsked),
        KeyBinding(keys: [.function(4)], label: "pause", help: "Pause.", action: .pauseAsked),
        KeyBinding(keys: [.function(5)], label: "cancel", help: "Cancel.", action: .cancelAsked),
    ]

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        let newest = context.jobs.records.first?.id
        switch message {
        case .moveAsked:
            let selection = ArchiveSelection(
                direction: .archive, until: context.now.adding(seconds: -730 * 86_400))
            let job = MoveJob(
                selection: selection, rows: 12, maxWriterStall: .milliseconds(10), archive: store)
            return [.open(ConfirmJobDialog(job: job))]
        case .buildAsked:
            return [.open(ConfirmJobDialog(job: IndexBuildJob(InMemoryStore.reportIndex, catalog: store)))]
        case .resumeAsked: return newest.map { [.resumeJob($0)] } ?? []
        case .pauseAsked: return newest.map { [.request(.pause, $0)] } ?? []
        case .cancelAsked: return newest.map { [.request(.cancel, $0)] } ?? []
        }
    }

    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle { PaneTitle() }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let lines = context.jobs.records.map { record in
            [Span("job \(record.id) \(context.jobs.phase(of: record).rawValue) \(record.rowsDone)")]
        }
        frame.write(lines)
    }
}
