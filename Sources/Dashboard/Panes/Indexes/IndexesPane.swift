import OrdersCore
import TerminalUI

/// The indexes of the mapped tables, and how the engine answers the report.
struct IndexesPane: Pane {
    enum Message: Sendable {}

    let id: PaneID = "indexes"
    let name = "Indexes and plan"
    let keys: KeyMap<Message> = []
    let catalog: any IndexCatalog

    init(catalog: any IndexCatalog) {
        self.catalog = catalog
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {}

    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(trailing: [Span("loading", .dim)])
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        frame.write([[Span("Reading the catalog.", .placeholder)]])
    }
}
