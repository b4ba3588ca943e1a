import OrdersCore

// Whether what ordertop added does its work.

extension CheckUp {
    func archive() throws -> Finding? {
        guard status.facts.archive != nil else { return nil }
        if let trouble = sides.trouble {
            return Finding(
                .problem, subject: "archive", message: trouble.message,
                advice: "until then main alone is read")
        }
        let obstacles = MoveObstacles(sides: sides, tables: try sides.movedTables())
        let fit = obstacles.fit
        if let obstacle = try (fit.obstacles + obstacles.childrenWithoutIndex()).first {
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

    func flags() throws -> Finding? {
        guard status.facts.isSetUp, try FlagSQL.before(db) != nil else { return nil }
        return Finding(
            flaggedOrders: try FlagSQL(sql: sql).extent().count(db),
            movedBy: try Journal.unfinished([.archive], db)?.id)
    }

    func totals() throws -> Finding {
        Finding(about: try TotalsReader(status).status(db, at: now))
    }

    /// In a small table the planner reads all of it whatever indexes there are, so the index's name counts, too.
    func report() throws -> Finding? {
        guard let reportIndex else { return nil }
        let indexes = try IndexList(db: db, sql: sql).indexes()
        if indexes.contains(where: { $0.isUsable && ($0.coversReport || $0.name == reportIndex.name) }) {
            return Finding(.ok, subject: "report index", message: "the report reads an index alone")
        }
        return Finding(
            .notice, subject: "report index", message: "the report's own index is missing",
            advice: "run `ordertop indexes build \(reportIndex.name)`")
    }

    /// What builds and drops left that were stopped halfway: writers keep it up to date, and no query uses it.
    func leftovers() throws -> [Finding] {
        try CatalogReader(db: db, sql: sql).entries().filter { !$0.isUsable }.map { entry in
            Finding(
                .problem, subject: "index",
                message: "\"\(entry.name)\" was left half built, and costs writers time",
                advice:
                    "`ordertop indexes build \(entry.name)` builds it anew, `ordertop indexes drop \(entry.name)` removes it"
            )
        }
    }
}
