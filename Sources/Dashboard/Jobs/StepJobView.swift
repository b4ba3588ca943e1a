import OrdersCore
import TerminalUI

/// A job of one step: elapsed against predicted, and what it means for writers.
struct StepJobView: JobView {
    private let record: JobRecord
    private let phase: JobPhase
    private let standing: String
    /// What the person confirmed; nil for a job of another process.
    private let plan: JobPlan?
    private let elapsed: Duration
    private let isHere: Bool
    /// The key that cancels it.
    private let cancelKey: String

    init(of record: JobRecord, in context: DashboardContext) {
        self.record = record
        phase = context.jobs.phase(of: record)
        standing = context.jobs.words(about: record)
        plan = context.jobs.plan(of: record.id)
        elapsed = max(.zero, context.now.elapsed(since: record.createdAt))
        isHere = context.jobs.runsHere(record.id)
        cancelKey = context.keys(.cancel(record.draft.kind))
    }

    func rows(width: Int) -> Int {
        (bar == nil ? 0 : 1) + lines(width: width).count
    }

    func draw(on canvas: Canvas) {
        bar?.draw(on: canvas)
        canvas.write(lines: lines(width: canvas.size.columns), row: bar == nil ? 0 : 1)
    }

    private var bar: ProgressBarView? {
        if phase != .interrupted, let build = record.meter.build {
            let left = build.timeLeft.map { "  ETA \(CountdownText.text($0))" } ?? ""
            return ProgressBarView(build.fraction, label: "\(record.percent ?? 0) %\(left)")
        }
        guard phase != .interrupted, let predicted = plan?.predictedDuration, predicted > .zero else {
            return nil
        }
        let fraction = min(0.99, elapsed.inSeconds / predicted.inSeconds)
        let label = "\(CountdownText.text(elapsed)) of about \(CountdownText.text(predicted))"
        return ProgressBarView(fraction, label: label)
    }

    private func lines(width: Int) -> [[Span]] {
        FlowText.lines(facts, width: width)
    }

    private var facts: [[Span]] {
        guard phase != .interrupted else {
            return [
                [Span(words, .dim)], [Span(standing, .warning)],
                [Span(cancelKey, .key), Span(" clears it", .dim)],
            ]
        }
        let isCancelling = phase == .cancelling
        let head = [Span(isCancelling ? "cancelling: " : "", .warning), Span(words, .accent)]
        let time = bar == nil ? [Span("for \(CountdownText.text(elapsed))")] : []
        let waits = plan?.predictedWriterWait == nil ? [] : [Span("writers wait meanwhile", .warning)]
        let cancels = isCancelling ? [] : [Span(cancelKey, .key), Span(" cancels", .dim)]
        return [head, stage, time, waits, place, cancels]
    }

    /// How far it is, or what it waits for.
    private var stage: [Span] {
        if let reason = record.meter.waitingFor { return [Span("waiting: \(reason)", .warning)] }
        return record.meter.build.map { [Span($0.words)] } ?? []
    }

    private var words: String {
        let name = record.indexName ?? record.draft.title
        return switch record.draft.kind {
        case .indexBuild: "building \(name)"
        case .indexDrop: "dropping \(name)"
        case .totalsVerify: "verifying the live totals"
        case .archiveVerify: "verifying the archive"
        default: record.draft.title
        }
    }

    private var place: [Span] {
        guard !isHere, let owner = record.lease?.owner else { return [] }
        return [Span("in process \(owner.processID)", .dim)]
    }
}
