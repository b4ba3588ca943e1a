import OrdersCore
import TerminalUI

/// When people order: the completed orders of four weeks by weekday and hour.
///
/// Counting them may take a while. It is done once, when the window is opened, and again when the person asks.
struct WeekDialog: Dialog {
    enum Message: Sendable {
        case counted(Result<OrdersByHour, OrdersError>)
        case countAsked
    }

    private let reports: any SpendingReports
    private var counts = Feed<OrdersByHour>()
    private var scroll = TextScroll()

    let effectIDs: [EffectID] = ["week"]

    init(reports: any SpendingReports) {
        self.reports = reports
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.character("r")], label: "refresh", help: "Count the orders again.", action: .countAsked,
            footerRank: 3)
    ]

    func movement(in context: DashboardContext) -> String? { "scroll" }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared: return count(in: context)
        default: scroll.receive(event, of: view(.unicode, in: context), in: context.size)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .counted(let result):
            counts.take(result, in: context)
            return Output.recording(result, during: "orders by weekday and hour")
        case .countAsked: return count(in: context, isForced: true)
        }
    }

    private mutating func count(
        in context: DashboardContext, isForced: Bool = false
    ) -> [Output<Message>] {
        guard counts.starts(at: context.now, isForced: isForced) else { return [] }
        let (reports, window) = (reports, OrdersByHour.fourWeeks(to: context.asOf ?? context.shownNow))
        return [
            .effect(.query("week", Message.counted) { try await reports.ordersByHour(in: window) })
        ]
    }

    func data(in context: DashboardContext) -> ListData? {
        counts.value.map { value in
            var data = ListData(name: "orders-by-hour", document: OutputDocument(value))
            data.isTakenWhole = true
            return data
        }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(canvas.glyphs, in: context).draw(on: canvas)
    }

    private func view(_ glyphs: Glyphs, in context: DashboardContext) -> DialogView {
        let width = min(76, max(1, context.size.columns - 4))
        return DialogView(
            title: "Orders by weekday and hour", body: lines(glyphs, width: width), scroll: scroll.offset)
    }

    private func lines(_ glyphs: Glyphs, width: Int) -> [[Span]] {
        let wrong =
            counts.failure.map { [FailureLine.spans($0, shownSince: counts.loadedAt, glyphs), []] } ?? []
        guard let value = counts.value else {
            return wrong.isEmpty
                ? [[Span("Counting the completed orders of four weeks.", .placeholder)]] : wrong
        }
        return wrong + WeekText(counts: value, glyphs: glyphs, width: width).lines
    }
}
