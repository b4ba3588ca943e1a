import GRDB
import OrdersCore

/// Looks a database over, in the caller's snapshot.
struct CheckUp {
    let db: Database
    let sql: MappedSQL
    let status: StoreStatus
    /// The index proposed for the report, if any.
    let reportIndex: IndexDefinition?
    /// Why the archive can't be read; nil when it can.
    let archiveTrouble: OrdersError?
    let now: Instant

    /// Problems first, then notices, then what is well.
    func findings() throws -> [Finding] {
        Finding.ordered(
            try [
                integrity(), journalMode(), writable, setup, archive(), flags(), totals(), report(),
                statistics(),
                instants(), statuses(), secureDelete(),
            ])
    }

    /// Larger files would take minutes.
    private static let checkedBytes: Int64 = 64 << 20

    private func integrity() throws -> Finding {
        guard try PageCensus(db: db).fileBytes() <= CheckUp.checkedBytes else {
            return Finding(
                .ok, subject: "integrity", message: "not checked, the file is large",
                advice: "to check it, run `sqlite3 FILE 'PRAGMA quick_check'`")
        }
        let words = try String.fetchAll(db, sql: "PRAGMA quick_check(5)")
        guard words != ["ok"] else { return Finding(.ok, subject: "integrity", message: "the file is whole") }
        return Finding(
            .problem, subject: "integrity", message: words.joined(separator: "; "),
            advice: "restore the file from a backup, or try `sqlite3 FILE .recover`")
    }

    private func journalMode() throws -> Finding {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown"
        if mode == "wal" {
            return Finding(
                .ok, subject: "journal mode",
                message: "write-ahead log: readers and writers don't wait for each other")
        }
        return Finding(
            .notice, subject: "journal mode", message: "\(mode): readers and writers wait for each other",
            advice: "`ordertop setup` switches to a write-ahead log")
    }

    private var writable: Finding {
        guard let reason = status.readOnlyReason else {
            return Finding(.ok, subject: "rights", message: "the database can be written")
        }
        return Finding(.notice, subject: "rights", message: "nothing can be changed: \(reason)")
    }

    private var setup: Finding {
        if status.facts.isSetUp, status.facts.ownVersion < OwnObjects.newestVersion {
            return Finding(
                .notice, subject: "setup",
                message: "ordertop's own tables are of an older version, which can do less",
                advice: "run `ordertop setup`, which adds what is missing")
        }
        if status.facts.isSetUp {
            return Finding(.ok, subject: "setup", message: "ordertop's own tables are in place")
        }
        return Finding(
            .notice, subject: "setup",
            message: status.facts.ownVersion > 0
                ? "ordertop's own tables are of an older version or incomplete"
                : "ordertop's own tables are missing",
            advice: "run `ordertop setup` for the archive and for jobs")
    }

    private func archive() throws -> Finding? {
        guard status.facts.archive != nil else { return nil }
        if let archiveTrouble {
            return Finding(.problem, subject: "archive", message: archiveTrouble.message)
        }
        let obstacles = MoveObstacles(db: db, sql: sql)
        guard let fit = try obstacles.fit() else { return nil }
        if let obstacle = try (fit.obstacles + obstacles.missingIndexesOfChildren()).first {
            return Finding(
                .problem, subject: "archive", message: obstacle, advice: "until then no order can move")
        }
        guard fit.notes.isEmpty else {
            return Finding(
                .notice, subject: "archive", message: fit.notes.joined(separator: " "),
                advice: "`ordertop archive run --dry-run` shows what the next run does about it")
        }
        return Finding(.ok, subject: "archive", message: "it has the columns of what moves to it")
    }
}
