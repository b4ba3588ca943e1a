/// How far an index build is, as its own process sees it.
public struct IndexBuildProgress: Hashable, Sendable, Codable {
    public enum Phase: String, Hashable, Sendable, Codable {
        /// Reads the table, and sorts what it has read.
        case reading
        /// Writes the index's pages.
        case writing
        /// Looks at the table again, for rows that were written meanwhile: PostgreSQL's validation.
        case checking
    }

    public let phase: Phase
    /// Rows of the table that were read.
    public let rowsRead: Int64
    /// Rows that the table has, where counting is slow an estimate.
    public let rows: Int64
    /// Pages of the index that were written.
    public let pagesWritten: Int64
    /// How many there will be, by an estimate; nil where none could be made.
    public let predictedPages: Int64?
    /// Rows that were looked at again; nil for an engine that needn't, because nobody writes meanwhile.
    public let rowsChecked: Int64?
    /// Whom the build waits for, as in `waits for …`; nil when it works.
    public let waitingFor: String?
    /// Since the build began.
    public let elapsed: Duration

    public init(
        phase: Phase, rowsRead: Int64, rows: Int64, pagesWritten: Int64 = 0, predictedPages: Int64? = nil,
        rowsChecked: Int64? = nil, waitingFor: String? = nil, elapsed: Duration
    ) {
        self.phase = phase
        self.rowsRead = rowsRead
        self.rows = rows
        self.pagesWritten = pagesWritten
        self.predictedPages = predictedPages
        self.rowsChecked = rowsChecked
        self.waitingFor = waitingFor
        self.elapsed = elapsed
    }

    /// Done out of all, 0 to 0.99: only its end is the end.
    public var fraction: Double {
        let checking = rowsChecked == nil ? 0 : IndexBuildProgress.checkingShare
        let reading = IndexBuildProgress.readingShare * (1 - checking)
        let read = share(rowsRead, of: rows) * reading
        let written = (predictedPages.map { share(pagesWritten, of: $0) } ?? 0) * (1 - checking - reading)
        let checked = rowsChecked.map { share($0, of: rows) * checking } ?? 0
        return min(0.99, read + written + checked)
    }

    /// At the pace so far; nil before there is one, and while others decide how long it takes.
    public var timeLeft: Duration? {
        fraction > 0 && waitingFor == nil ? elapsed * ((1 - fraction) / fraction) : nil
    }

    /// `read 1,200,000 of 10,000,000 rows`, `wrote 12,301 of about 72,800 pages`.
    public var words: String {
        if let waitingFor { return "waits for \(waitingFor)" }
        return switch phase {
        case .checking: "checked \((rowsChecked ?? 0).grouped) of \(rows.grouped) rows"
        case .reading: "read \(rowsRead.grouped) of \(rows.grouped) rows"
        case .writing:
            "wrote \(pagesWritten.grouped)\(predictedPages.map { " of about \($0.grouped)" } ?? "") pages"
        }
    }

    private func share(_ done: Int64, of all: Int64) -> Double {
        all > 0 ? min(1, max(0, Double(done) / Double(all))) : 0
    }

    /// Of a build's time, what reading and sorting take. Measured with SQLite 3.40 on 10 million orders.
    private static let readingShare = 0.6
    /// Of the time of a build that lets writers go on, what looking at the table again takes. Measured with
    /// PostgreSQL 15 on 10 million orders.
    private static let checkingShare = 0.3
}
