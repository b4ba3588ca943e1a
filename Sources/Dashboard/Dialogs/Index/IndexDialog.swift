import OrdersCore
import TerminalUI

/// One index: its definition, its columns, its size, and which queries use it.
struct IndexDialog: Dialog {
    enum Message: Sendable {
        case indexesLoaded(Result<[IndexInfo], OrdersError>)
    }

    private let name: String
    /// As it was when it was last there.
    private var index: IndexInfo
    private var findings: [IndexFinding]
    private let bytes: Int64?
    /// What it was proposed for; nil for an index that ordertop doesn't propose.
    private let purpose: String?
    private let catalog: any IndexCatalog
    private var isGone = false
    private var scroll = TextScroll()

    let effectIDs: [EffectID] = ["index.detail"]
    let keys: KeyMap<Message> = []

    init(
        index: IndexInfo, findings: [IndexFinding], bytes: Int64?, purpose: String?,
        catalog: any IndexCatalog
    ) {
        name = index.name
        self.index = index
        self.findings = findings
        self.bytes = bytes
        self.purpose = purpose
        self.catalog = catalog
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .storeChanged, .refreshForced:
            let catalog = catalog
            return [.effect(.query("index.detail", Message.indexesLoaded) { try await catalog.indexes() })]
        default: scroll.receive(event, of: view(.unicode), in: context.size)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .indexesLoaded(.success(let indexes)):
            let found = indexes.first { $0.name == name }
            isGone = found == nil
            index = found ?? index
            findings = IndexFindings(indexes)[name]
            return []
        case .indexesLoaded(.failure(let error)): return [.record(error, during: "an index")]
        }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(canvas.glyphs).draw(on: canvas)
    }

    private func view(_ glyphs: Glyphs) -> DialogView {
        DialogView(title: name, body: lines(glyphs), scroll: scroll.offset)
    }

    private func lines(_ glyphs: Glyphs) -> [[Span]] {
        let gone = [Span("\(glyphs.hollowBullet) ", .warning), Span("It was dropped meanwhile."), Span("")]
        let facts = IndexFacts(index: index, bytes: bytes, purpose: purpose)
        return (isGone ? [gone, []] : []) + Fact.lines(facts.all)
            + (isGone ? [] : findings.map { amiss($0, glyphs) }) + definition
    }

    /// What is amiss stands under the facts, where the eye ends.
    private func amiss(_ finding: IndexFinding, _ glyphs: Glyphs) -> [Span] {
        [Span("\(glyphs.hollowBullet) ", .warning), Span("\(finding.words)", .warning)]
    }

    private var definition: [[Span]] {
        guard let statement = index.statement else {
            return [[], [Span("A constraint of the table made it; it has no statement of its own.", .dim)]]
        }
        let lines = statement.split(whereSeparator: \.isNewline)
        return [[], [Span("Definition", .header)]] + lines.map { [Span(String($0))] }
    }

    /// Its definition comes first of what is copied.
    func copiedText(in context: DashboardContext) -> CopiedText? {
        index.statement.map { CopiedText(name: "the definition", text: $0) } ?? data(in: context)?.rowCopy
    }

    func data(in context: DashboardContext) -> ListData? {
        let sizes = bytes.map { [name: $0] } ?? [:]
        var data = ListData(
            name: "index", document: OutputDocument([index], sizes: sizes, proposed: []))
        data.texts = index.statement.map { [ListData.Text(name: "definition", text: $0)] } ?? []
        return data
    }
}
