import OrdersCore
import TerminalUI

/// One query's plan: measured, in words, in the engine's own, and its statement.
struct PlanDialog: Dialog {
    enum Message: Sendable {
        case planMeasured(Result<QueryPlan, OrdersError>)
        case rowsCounted(Result<Int64?, OrdersError>)
    }

    private let query: KnownQuery
    private let catalog: any IndexCatalog
    /// As it was explained, until it is measured.
    private var plan: QueryPlan?
    private var isCounting = true
    private var failure: OrdersError?
    private var scroll = TextScroll()

    let effectIDs: [EffectID] = ["plan.detail"]
    let keys: KeyMap<Message> = []

    init(query: KnownQuery, plan: QueryPlan?, catalog: any IndexCatalog) {
        self.query = query
        self.plan = plan
        self.catalog = catalog
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshForced: return measure(in: context)
        default: scroll.receive(event, of: view(.unicode, in: context.size), in: context.size)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .planMeasured(.success(let new)):
            plan = new
            return []
        case .rowsCounted(.success(let rows)):
            plan?.measurement?.rowsRead = rows
            isCounting = false
            return []
        case .planMeasured(.failure(let error)), .rowsCounted(.failure(let error)):
            failure = error
            return [.record(error, during: "a plan")]
        }
    }

    /// The time comes first; rows are counted in a run of its own, because counting takes time.
    private mutating func measure(in context: DashboardContext) -> [Output<Message>] {
        (isCounting, failure) = (true, nil)
        let (catalog, query, at) = (catalog, query, context.asOf ?? context.now)
        return [
            .effect(
                .run("plan.detail") { send in
                    do {
                        let plan = try await catalog.plan(of: query, measured: true, at: at)
                        send(.planMeasured(.success(plan)))
                        send(.rowsCounted(.success(try await catalog.rowsRead(by: query, at: at))))
                    } catch {
                        send(.planMeasured(.failure(OrdersError(wrapping: error))))
                    }
                })
        ]
    }

    /// The statement, which is what one runs elsewhere.
    func copiedText(in context: DashboardContext) -> CopiedText? {
        plan.map { CopiedText(name: "the statement", text: $0.statement) }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(canvas.glyphs, in: canvas.size).draw(on: canvas)
    }

    private func view(_ glyphs: Glyphs, in size: Size) -> DialogView {
        DialogView(
            title: "plan of \(query.words)", body: lines(glyphs, width: min(76, max(1, size.columns - 4))),
            scroll: scroll.offset)
    }

    private func lines(_ glyphs: Glyphs, width: Int) -> [[Span]] {
        let wrong = failure.map { [FailureLine.spans($0, shownSince: nil, glyphs), []] } ?? []
        guard let plan else { return wrong + [[Span("Asking the database.", .placeholder)]] }
        return wrong + facts(plan, glyphs) + [[]]
            + PlanText(plan: plan, width: width).lines(rows: .max, glyphs)
            + [[], [Span("In the database's own words", .header)]] + plan.nodes.map(raw)
            + [[], [Span("Statement", .header)]]
            + plan.statement.split(whereSeparator: \.isNewline).map { [Span(String($0))] }
    }

    private func facts(_ plan: QueryPlan, _ glyphs: Glyphs) -> [[Span]] {
        let time = plan.elapsed.map { ElapsedText.text($0, isASCII: glyphs.isASCII) }
        let pending = failure == nil ? "measuring\(glyphs.ellipsis)" : "not measured"
        return [
            [Span("access  ", .dim), Span(plan.access.rawValue, plan.access.style)],
            [Span("time    ", .dim), Span(time ?? pending)],
            [Span("rows    ", .dim), Span(rows(plan, glyphs))],
        ]
    }

    private func rows(_ plan: QueryPlan, _ glyphs: Glyphs) -> String {
        guard let measurement = plan.measurement else { return failure == nil ? glyphs.ellipsis : "-" }
        let returned = "\(measurement.rowsReturned.grouped) returned"
        if let read = measurement.rowsRead { return "\(read.grouped) read for \(returned)" }
        if isCounting, failure == nil { return "\(returned), counting those that are read" }
        return "\(returned); those that are read can't be counted here"
    }

    private func raw(_ node: QueryPlan.Node) -> [Span] {
        [Span(String(repeating: "  ", count: min(max(0, node.depth), 8)) + node.detail)]
    }
}
