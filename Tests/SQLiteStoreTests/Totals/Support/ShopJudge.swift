import Foundation
import GRDB
import OrdersCore

@testable import SQLiteStore

/// What a comparison of the report with the plain SQL came to.
struct ShopVerdict: Sendable {
    let source: ReportSource
    let notice: String?
    /// The first users that differ; nil when the answers are the same.
    let difference: String?
}

/// Compares the report with plain SQL, in the caller's snapshot.
struct ShopJudge: Sendable {
    let variant: ShopVariant

    func judge(_ db: Database, _ reader: TotalsReader, at now: Instant, limits: [Int]) throws -> ShopVerdict {
        let window = ReportWindow(asOf: now, isBounded: false)
        let expected = try answer(db, from: window.start, limit: limits.max() ?? 0)
        var verdict: ShopVerdict?
        for limit in limits {
            let query = TopSpendersQuery(window: window, limit: limit, via: .auto)
            let report = try SourcedReport(reader: reader, query: query).answer(db)
            let difference = difference(Array(expected.prefix(limit)), report.spenders)
            verdict = ShopVerdict(source: report.source, notice: report.notice, difference: difference)
            if difference != nil { break }
        }
        return verdict ?? ShopVerdict(source: .direct, notice: nil, difference: "nothing was asked")
    }

    /// What the totals come to with all corrections, whatever they say of themselves: an unfinished build is
    /// exact, too, where ids are row ids.
    func judgeUnfinished(_ db: Database, _ reader: TotalsReader, at now: Instant) throws -> String? {
        guard let state = try TotalsState.fetch(db) else { return "there are no totals" }
        let start = ReportWindow(asOf: now, isBounded: false).start
        let number = max(state.countedFrom, reader.sql.orders.createdAt.number(atOrAfter: start))
        let corrections = try Corrections.fetch(
            db, sql: reader.live.corrections, state: state, start: number, limit: .max - 1)
        guard let corrections else { return "too many corrections" }
        let spenders = try LiveReport(
            sql: reader.live, money: reader.sql.money, state: state, corrections: corrections, limit: 10_000
        ).spenders(db)
        return difference(try answer(db, from: Instant(milliseconds: number), limit: 10_000), spenders)
    }

    private func answer(_ db: Database, from start: Instant, limit: Int) throws -> [String] {
        try String.fetchAll(
            db, sql: "\(variant.report) LIMIT \(limit)", arguments: [variant.date(start).storage])
    }

    private func difference(_ expected: [String], _ spenders: [Spender]) -> String? {
        let found = spenders.map { "\($0.user.username) \($0.totalOrders) \($0.totalSpent.minorUnits)" }
        guard found != expected else { return nil }
        let missing = expected.filter { !found.contains($0) }.prefix(4)
        let wrong = found.filter { !expected.contains($0) }.prefix(4)
        return "expected \(Array(missing)), found \(Array(wrong)), of \(expected.count) and \(found.count)"
    }
}

extension PlainValue {
    /// As GRDB binds it.
    var storage: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
