import OrdersCore
import TerminalUI

/// A job in batches: how far it is, what it costs writers, and what it waits for.
struct BatchJobView: JobView {
    private let run: JobRecord
    private let phase: JobPhase
    private let words: String
    private let isHere: Bool
    private let keys: KeyNames

    init(of run: JobRecord, in context: DashboardContext) {
        self.run = run
        phase = context.jobs.phase(of: run)
        words = context.jobs.words(about: run)
        isHere = context.jobs.runsHere(run.id)
        keys = context.keys
    }

    func rows(width: Int) -> Int {
        1 + lines(width: width).count
    }

    func draw(on canvas: Canvas) {
        bar.draw(on: canvas)
        canvas.write(lines: lines(width: canvas.size.columns), row: 1)
    }

    private var moves: Bool { phase == .running || phase == .pausing || phase == .cancelling }

    private var bar: ProgressBarView {
        let percent = run.percent.map { "\($0) %" }
        let rate = moves ? RateText.text(run.meter.rowsPerSecond) : nil
        let stage = run.meter.stage?.rawValue
        let label = [stage, percent ?? "\(run.stageRows.grouped) rows", rate].compactMap(\.self)
        return ProgressBarView(
            run.fraction ?? 0, label: label.joined(separator: "  "), style: moves ? .bar : .dim)
    }

    private func lines(width: Int) -> [[Span]] {
        let waiting = moves ? run.meter.waitingFor.map { [Span("waiting: \($0)", .warning)] } : nil
        return FlowText.lines(moves ? pace : standing, width: width)
            + (waiting.map { LineWrapper.wrap($0, width: width) } ?? [])
            + FlowText.lines([[Span(run.draft.title, .dim)], count, place], width: width)
    }

    /// `ETA 0:19   batch 850   stall p50 1 p99 3.1 max 9 ms`.
    private var pace: [[Span]] {
        let eta = run.timeLeft.map { [Span("ETA ", .dim), Span(CountdownText.text($0))] }
        let batch = run.meter.batchSize.map { [Span("batch ", .dim), Span($0.grouped)] }
        return [phase == .running ? [] : [Span(words, phase.style)], eta ?? [], batch ?? [], stalls]
    }

    /// How long writers waited.
    private var stalls: [Span] {
        let meter = run.meter
        let figures = [("p50", meter.stallP50), ("p99", meter.stallP99), ("max", meter.stallMax)].compactMap {
            name, value in value.flatMap(MillisecondText.number).map { [Span(" \(name) ", .dim), Span($0)] }
        }
        return figures.isEmpty ? [] : [Span("stall", .dim)] + figures.joined() + [Span(" ms", .dim)]
    }

    /// How a run that doesn't move goes on.
    private var standing: [[Span]] {
        [
            [Span(words, phase.style)],
            [Span(keys(.pause(run.draft.kind)), .key), Span(" goes on", .dim)],
            [Span(keys(.cancel(run.draft.kind)), .key), Span(" cancels", .dim)],
        ]
    }

    private var count: [Span] {
        guard let total = run.draft.rowsTotal else { return [] }
        return [Span("\(run.stageRows.grouped) of \(total.grouped) rows", .dim)]
    }

    private var place: [Span] {
        guard moves, !isHere, let owner = run.lease?.owner else { return [] }
        return [Span("in process \(owner.processID)", .dim)]
    }
}

extension JobRecord {
    /// The whole per cent that is done; nil when the total is not known.
    var percent: Int? {
        fraction.map { Int((max(0, $0) * 100).rounded(.down)) }
    }
}
