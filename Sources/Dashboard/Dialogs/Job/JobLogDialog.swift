import OrdersCore
import TerminalUI

/// What happened to a job, oldest first; it opens at the newest.
struct JobLogDialog: Dialog {
    enum Message: Sendable {
        case logLoaded(Result<[JobLogEntry], OrdersError>)
    }

    private let id: JobID
    /// As it was when the dialog was opened.
    private let opened: JobRecord
    private let journal: any JobJournal
    private var log = Feed<[JobLogEntry]>()
    /// Counted from the end, because that is where it starts.
    private var distance = 0

    let effectIDs: [EffectID] = ["job.log"]
    let keys: KeyMap<Message> = []

    init(job: JobRecord, journal: any JobJournal) {
        id = job.id
        opened = job
        self.journal = journal
    }

    func movement(in context: DashboardContext) -> String? {
        room(in: context).maximum > 0 ? "scroll" : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged, .jobsChanged: log.markStale()
        case .moved(let move):
            let (rows, maximum) = room(in: context)
            distance = maximum - (maximum - distance).scrolled(move, height: rows, maximum: maximum)
        case .scrolled(let rows): distance = min(room(in: context).maximum, max(0, distance - rows))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard case .logLoaded(let result) = message else { return [] }
        log.take(result, in: context)
        if case .failure(let error) = result { return [.record(error, during: "a job's log")] }
        return []
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        guard log.starts(at: context.now, isForced: isForced) else { return [] }
        let (journal, id) = (journal, id)
        return [.effect(.query("job.log", Message.logLoaded) { try await journal.log(of: id) })]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let job = context.jobs.record(id) ?? opened
        let phase = context.jobs.phase(of: job)
        let inner = window(canvas.size, canvas.glyphs).draw(
            title: [Span("Job \(id) ", .titleFocused), Span(job.draft.title, .title)],
            trailing: [Span(phase.rawValue, phase.style)], on: canvas)
        let parts = inner.bounds.splitRows(.cells(2), .part(1))
        inner.write(spans: facts(job), at: .zero, width: inner.size.columns)
        let lines = lines(width: inner.size.columns, canvas.glyphs)
        let offset = max(0, lines.count - parts[1].rows - distance)
        ListView(
            lines: lines, state: ListState(selected: nil, offset: offset),
            emptyText: log.value == nil ? "Reading the journal." : "Nothing is written about it."
        ).draw(on: inner.sub(parts[1]))
    }

    private func facts(_ job: JobRecord) -> [Span] {
        let total = job.draft.rowsTotal.map { " of \($0.grouped)" } ?? ""
        let ended = job.finishedAt.map { ", ended \($0.dateText) \($0.timeText)" } ?? ""
        let began = "begun \(job.createdAt.dateText) \(job.createdAt.timeText)"
        return [Span("\(job.rowsDone.grouped)\(total) rows"), Span("  \(began)\(ended)", .dim)]
    }

    private func lines(width: Int, _ glyphs: Glyphs) -> [[Span]] {
        let failure = log.failure.map { [FailureLine.spans($0, shownSince: log.loadedAt, glyphs)] } ?? []
        let entries = (log.value ?? []).map { entry in
            [Span("\(entry.at.dateText) \(entry.at.timeText)  ", .dim), Span(entry.text)]
        }
        return (entries + failure).flatMap { LineWrapper.wrap($0, width: width - 2) }
    }

    private func room(in context: DashboardContext) -> (rows: Int, maximum: Int) {
        let body = window(context.size, .unicode).body
        let rows = max(0, body.rows - 2)
        return (rows, max(0, lines(width: body.columns, .unicode).count - rows))
    }

    /// As tall as the log, within limits: it grows while the job writes.
    private func window(_ size: Size, _ glyphs: Glyphs) -> DialogWindow {
        let columns = min(92, size.columns)
        let wanted = lines(width: columns - 4, glyphs).count + 4
        return DialogWindow(columns: columns, rows: min(24, max(8, wanted)), in: size)
    }
}
