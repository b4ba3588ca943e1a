import OrdersCore
import TerminalUI

/// How much main and archive hold, and the run that moves orders between them.
struct ArchivePane: Pane {
    enum Message: Sendable {}

    let id: PaneID = "archive"
    let name = "Archive"
    let keys: KeyMap<Message> = []
    let archive: any OrderArchive
    let policy: ArchivePolicy
    let maxWriterStall: Duration

    init(archive: any OrderArchive, policy: ArchivePolicy, maxWriterStall: Duration) {
        self.archive = archive
        self.policy = policy
        self.maxWriterStall = maxWriterStall
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {}

    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(detail: "older than \(policy.olderThan.words)", trailing: [Span("loading", .dim)])
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        frame.write([[Span("Counting main and archive.", .placeholder)]])
    }
}
