import OrdersCore
import TestSupport

/// Makes up what the application of a shop does, at random, with few ids and users, so that everything collides.
struct ShopWriter: Sendable {
    let variant: ShopVariant
    private let sql: ShopSQL
    private let users: Int
    /// Ids that orders are named by.
    private let span: Int64
    private let extremes: [Int64]
    private var random: SeededGenerator
    private var now: Instant

    /// - Parameter isRepeatable: Leaves out the highest ids, after which SQLite makes up new ones by chance.
    init(_ variant: ShopVariant, seed: UInt64, users: Int, span: Int64, isRepeatable: Bool = false) {
        self.variant = variant
        sql = ShopSQL(variant)
        extremes = [0, -1, -7, .min, .min + 1] + (isRepeatable ? [] : [.max, .max - 1])
        self.users = users
        self.span = span
        random = SeededGenerator(seed: seed)
        now = Shop.now
    }

    /// A number below the bound.
    mutating func draw(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func happens(oneIn bound: Int) -> Bool { draw(bound) == 0 }

    mutating func everyUser() -> [ShopStatement] { (1...users).map { addUser($0) } }

    /// Statements of one transaction, and now and then of none; some are rolled back, in whole or in part.
    mutating func transaction(at now: Instant, count: Int) -> [ShopStatement] {
        self.now = now
        let end = happens(oneIn: 12) ? "ROLLBACK" : "COMMIT"
        let start = happens(oneIn: 2) ? "BEGIN IMMEDIATE" : "BEGIN"
        let isPlain = happens(oneIn: 6)
        var statements = isPlain ? [] : [ShopStatement(sql: start)]
        while statements.count < count {
            if !isPlain, happens(oneIn: 15) { statements += savepoint() } else { statements.append(change()) }
        }
        return statements + (isPlain ? [] : [ShopStatement(sql: end)])
    }

    private mutating func savepoint() -> [ShopStatement] {
        let changes = (0...draw(4)).map { _ in change() }
        let back = happens(oneIn: 2) ? [ShopStatement(sql: "ROLLBACK TO here")] : []
        return [ShopStatement(sql: "SAVEPOINT here")] + changes + back + [ShopStatement(sql: "RELEASE here")]
    }

    private mutating func change() -> ShopStatement {
        switch draw(100) {
        case 0..<20: insert(sql.insert, id: numbered())
        case 20..<26: insert(sql.insert, id: id())
        case 26..<30: insertSeveral(sql.insertThree)
        case 30..<33: ShopStatement(sql: sql.insertCopies, values: [date(), number(), number()])
        case 33..<41: update(sql.updateStatus, [status()])
        case 41..<47: update(sql.updateAmount, [amount()])
        case 47..<52: update(sql.updateUser, [user()])
        case 52..<57: update(sql.updateDate, [date()])
        case 57..<60: updateAll()
        case 60..<63: update(happens(oneIn: 2) ? sql.replaceID : sql.updateID, [id()])
        case 63..<66: ofUser()
        case 66..<71: ShopStatement(sql: sql.delete, values: [id()])
        case 71..<73: range(sql.deleteRange)
        case 73..<76: ShopStatement(sql: sql.deleteNewest, values: [.integer(Int64(draw(4)))])
        case 76..<80: insert(sql.replace, id: id())
        case 80..<82: insert(sql.ignore, id: id())
        case 82..<84: insertSeveral(happens(oneIn: 4) ? sql.rollback : sql.fail)
        case 84..<88: insert(sql.upsert, id: id())
        case 88..<90: extra()
        case 90..<92: insertSeveral(sql.replaceThree)
        case 92..<94: ShopStatement(sql: sql.deleteExtremes)
        case 94..<96: user(oneIn: 3)
        default: other()
        }
    }

    // What happens

    private mutating func insert(_ text: String, id: PlainValue) -> ShopStatement {
        ShopStatement(sql: text, values: row(id))
    }

    private mutating func insertSeveral(_ text: String) -> ShopStatement {
        ShopStatement(sql: text, values: (0..<3).flatMap { _ in row(happens(oneIn: 3) ? id() : numbered()) })
    }

    private mutating func update(_ text: String?, _ values: [PlainValue]) -> ShopStatement {
        guard let text else { return update(sql.updateAmount, [amount()]) }
        return ShopStatement(sql: text, values: values + [id()])
    }

    private mutating func updateAll() -> ShopStatement {
        ShopStatement(sql: sql.updateAll, values: row(id()) + [id()])
    }

    private mutating func ofUser() -> ShopStatement {
        switch draw(4) {
        case 0: ShopStatement(sql: sql.deleteOfUser, values: [knownUser()])
        case 1: ShopStatement(sql: sql.moveToUser, values: [user(), knownUser()])
        default: ShopStatement(sql: sql.amountsOfUser, values: [amount(), knownUser()])
        }
    }

    private mutating func range(_ text: String) -> ShopStatement {
        let first = number(at: Int64(draw(Int(span))))
        return ShopStatement(sql: text, values: [first, first])
    }

    private mutating func extra() -> ShopStatement {
        guard let extra = variant.extras.randomElement(using: &random) else {
            return insert(sql.upsert, id: id())
        }
        let resolution = ["REPLACE", "IGNORE", "FAIL", "ABORT"][draw(4)]
        return ShopStatement(
            sql: sql.updateExtra(resolution, extra.column),
            values: [extra.values.randomElement(using: &random) ?? .null, id()])
    }

    private mutating func user(oneIn bound: Int) -> ShopStatement {
        happens(oneIn: bound)
            ? ShopStatement(sql: sql.deleteUser, values: [knownUser()]) : addUser(1 + draw(users))
    }

    private mutating func other() -> ShopStatement {
        variant.moreStatements.randomElement(using: &random) ?? insert(sql.insert, id: numbered())
    }

    private func addUser(_ number: Int) -> ShopStatement {
        ShopStatement(
            sql: variant.addUser,
            values: [variant.userID(number), .text("user\(number)"), .text("user\(number)@example.org")])
    }

    // Values

    private mutating func row(_ id: PlainValue) -> [PlainValue] {
        var values = [id, user(), amount()]
        if variant.columns.status != nil { values.append(status()) }
        values.append(date())
        return values + variant.extras.map { $0.values.randomElement(using: &random) ?? .null }
    }

    /// An id that orders mostly have, now and then an extreme one.
    private mutating func id() -> PlainValue {
        number(at: happens(oneIn: 60) ? extremes[draw(extremes.count)] : 1 + Int64(draw(Int(span))))
    }

    private mutating func numbered() -> PlainValue { variant.numbersOrders ? .null : id() }

    private mutating func number() -> PlainValue { .integer(1 + Int64(draw(3))) }

    private func number(at id: Int64) -> PlainValue { variant.orderID(id) }

    private mutating func knownUser() -> PlainValue { variant.userID(1 + draw(users)) }

    /// Now and then nobody, or somebody who doesn't exist.
    private mutating func user() -> PlainValue {
        happens(oneIn: 25) ? .null : variant.userID(1 + draw(users + 2))
    }

    private mutating func amount() -> PlainValue {
        variant.amount(happens(oneIn: 8) ? -Int64(draw(9_000)) : Int64(draw(9)) * 1_000)
    }

    private mutating func status() -> PlainValue { variant.statuses.randomElement(using: &random) ?? .null }

    /// Mostly now; also on both edges of the window, to the millisecond, where a fold lets orders leave, long
    /// ago and in days to come.
    private mutating func date() -> PlainValue {
        let day: Int64 = 86_400_000
        let ages: [Int64] = [
            0, 0, 0, day, 29 * day, 30 * day, 30 * day, 30 * day + 1_000, 31 * day, 90 * day, -5 * day,
        ]
        return variant.date(now.adding(milliseconds: Int64(draw(3) - 1) - ages[draw(ages.count)]))
    }
}
