import OrdersCore
import TerminalUI

/// The screen's first line: what is looked at, and how it is followed.
struct TopBar {
    /// A piece of the line; where room is short, the greatest ranks are left out first.
    private struct Part {
        let spans: [Span]
        let rank: Int
        /// Blanks before it, if anything is there.
        let gap: Int

        init(_ text: String, _ style: Style = .header, rank: Int, gap: Int = 2) {
            spans = [Span(text, style)]
            self.rank = rank
            self.gap = gap
        }
    }

    private let left: [Part]
    private let right: [Part]

    /// - Parameter name: what the database is called until it tells its own name.
    init(state: DashboardState, context: DashboardContext, name: String?) {
        left = TopBar.identity(context.overview, name)
        right =
            TopBar.jobs(state.jobs) + TopBar.replica(context.overview) + TopBar.access(context.overview)
            + TopBar.clock(state, context) + [TopBar.following(state.refresh, at: state.now)]
    }

    func draw(on canvas: Canvas) {
        let width = canvas.size.columns
        canvas.write("", at: .zero, style: .header, width: width)
        let limit = fittingRank(width: width)
        let (first, last) = (line(left, limit), line(right, limit))
        canvas.write(spans: first, at: Point(column: 1, row: 0))
        canvas.write(
            spans: last, at: Point(column: width - 1 - TextWidth.columns(of: last), row: 0))
    }

    /// The greatest rank that can be shown with everything below it.
    private func fittingRank(width: Int) -> Int {
        let ranks = Set((left + right).map(\.rank)).sorted(by: >)
        return ranks.first { rank in
            let columns = TextWidth.columns(of: line(left, rank)) + TextWidth.columns(of: line(right, rank))
            return columns + 4 <= width
        } ?? 0
    }

    private func line(_ parts: [Part], _ limit: Int) -> [Span] {
        parts.filter { $0.rank <= limit }.reduce(into: []) { line, part in
            if !line.isEmpty { line.append(Span(String(repeating: " ", count: part.gap), .header)) }
            line += part.spans
        }
    }
}

extension TopBar {
    private static func identity(_ overview: StoreOverview?, _ name: String?) -> [Part] {
        let strong = Style(.header, bold: true)
        let program = Part("ordertop", strong, rank: 5)
        guard let overview else {
            let database = name.map { [Part($0, strong, rank: 1)] } ?? []
            return [program] + database + [Part("opening", .dim, rank: 1)]
        }
        return [
            program, Part(overview.name, strong, rank: 1), Part(overview.engine, rank: 8),
            Part("\(CompactCount.text(overview.orders)) orders", rank: 4),
            Part(ByteCount.text(overview.bytes), rank: 7),
        ]
    }

    private static func jobs(_ jobs: JobBoard) -> [Part] {
        let running = jobs.records.filter { $0.state == .running }
        guard let record = running.first else { return [] }
        let percent = record.fraction.map { " \(Int(($0 * 100).rounded(.down))) %" } ?? ""
        let name = "\(record.draft.kind.words) \(jobs.phase(of: record).rawValue)\(percent)"
        return [Part(name, .accent, rank: 2)]
    }

    private static func access(_ overview: StoreOverview?) -> [Part] {
        overview?.readOnlyReason == nil ? [] : [Part("read-only", .warning, rank: 2)]
    }

    private static func clock(_ state: DashboardState, _ context: DashboardContext) -> [Part] {
        let chosen = context.asOf.map { [Part("as of \($0.dateText) \($0.timeText)", .accent, rank: 3)] }
        let now = state.now
        return (chosen ?? []) + [Part(now.dateText, rank: 6), Part("\(now.timeText) UTC", rank: 3, gap: 1)]
    }

    /// How far behind the replica is that is read from, or that none is.
    private static func replica(_ overview: StoreOverview?) -> [Part] {
        switch overview?.replica {
        case .reading(let lag): [Part("replica \(lag.spokenSeconds) behind", rank: 3)]
        case .leftOut(let reason): [Part("replica \(reason.prefix { $0 != "," })", .warning, rank: 3)]
        case nil: []
        }
    }

    private static func following(_ refresh: RefreshState, at now: Instant) -> Part {
        if refresh.isFrozen { return Part("frozen", .warning, rank: 0, gap: 3) }
        if let silence = refresh.silence(at: now) {
            return Part("no answer for \(silence.spokenSeconds)", .bad, rank: 0, gap: 3)
        }
        if refresh.failure != nil { return Part("no answer", .bad, rank: 0, gap: 3) }
        return Part("live \(refresh.interval.text)", .good, rank: 0, gap: 3)
    }
}

extension JobKind {
    /// The kind as a person reads it.
    var words: String { rawValue.replacing("_", with: " ") }
}
