import OrdersCore

/// What `pg_stat_progress_create_index` says of a build; see
/// <https://www.postgresql.org/docs/15/progress-reporting.html#CREATE-INDEX-PROGRESS-REPORTING>.
struct BuildStage: Hashable, Sendable {
    /// The server's word: `building index: scanning table`, `waiting for old snapshots`.
    let phase: String
    let blocksDone: Int64
    let blocks: Int64
    let tuplesDone: Int64
    let tuples: Int64
    /// Pages that the index has so far.
    let pages: Int64
    /// The session that it waits for; nil when it doesn't wait.
    let blocker: Blocker?

    /// A session with an open transaction.
    struct Blocker: Hashable, Sendable {
        let process: Int64
        /// The program's name; nil where it has none, or may not be seen.
        let program: String?
        /// How long its transaction has been open; nil where that may not be seen.
        let age: Duration?

        /// `the transaction of process 4711 (psql), open for 3 s`.
        var words: String {
            let program = program.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
            return "the transaction of process \(process)\(program)"
                + (age.map { ", open for \($0.spoken)" } ?? "")
        }
    }

    /// - Parameter rows: rows of the table.
    func progress(rows: Int64, elapsed: Duration) -> IndexBuildProgress {
        let phase = progressPhase
        return IndexBuildProgress(
            phase: phase, rowsRead: phase == .reading ? share(blocksDone, of: blocks, rows) : rows,
            rows: rows,
            pagesWritten: phase == .reading ? 0 : pages,
            predictedPages: phase == .reading ? nil : predictedPages,
            rowsChecked: rowsChecked(rows), waitingFor: blocker?.words, elapsed: elapsed)
    }

    private var progressPhase: IndexBuildProgress.Phase {
        if phase == BuildStage.loading || phase == "waiting for writers before validation" { return .writing }
        let isChecking = phase.hasPrefix("index validation") || phase == "waiting for old snapshots"
        return isChecking || phase.hasPrefix("waiting for readers") ? .checking : .reading
    }

    /// While the tree is loaded, by what is still to be loaded; then it has them all.
    private var predictedPages: Int64? {
        guard phase == BuildStage.loading else { return max(1, pages) }
        guard tuplesDone > 0 else { return nil }
        return max(pages, Int64(Double(pages) * Double(tuples) / Double(tuplesDone)))
    }

    private func rowsChecked(_ rows: Int64) -> Int64 {
        switch phase {
        case "index validation: scanning table": share(blocksDone, of: blocks, rows)
        case "waiting for old snapshots": rows
        default: phase.hasPrefix("waiting for readers") ? rows : 0
        }
    }

    private func share(_ done: Int64, of all: Int64, _ rows: Int64) -> Int64 {
        if phase == "building index: sorting live tuples" { return rows }
        return all > 0 ? Int64(Double(rows) * min(1, Double(done) / Double(all))) : 0
    }

    private static let loading = "building index: loading tuples in tree"
}
