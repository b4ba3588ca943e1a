import OrdersCore
import TestSupport

@testable import PostgresStore

/// What a program of the shop's does in one transaction, drawn at random.
///
/// Programs meet at a few orders that all of them change, at most one in each transaction and before any other, so that
/// they wait for each other but never in a circle: a deadlock would be the totals'.
struct ShopTransaction {
    private var random: SeededGenerator
    private let program: Int64
    private let users: Int
    private var newOrders: Int64 = 0

    /// The orders that all programs change.
    static let shared: ClosedRange<Int64> = 1...8
    private static let programs: Int64 = 32
    /// A program's own orders, at most: their ids come again.
    private static let ownOrders: Int64 = 300

    init(program: Int, users: Int) {
        random = SeededGenerator(seed: UInt64(program) + 77)
        self.program = Int64(program)
        self.users = users
    }

    mutating func draw(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    /// Changes something; commits or rolls back.
    ///
    /// - Parameter hold: called before the end of the transaction.
    mutating func run(_ db: PostgresConnection, at now: Instant, hold: () throws -> Void = {}) throws {
        try db.execute("BEGIN")
        do {
            if draw(4) == 0 { try changeShared(db, at: now) }
            for _ in 0...draw(5) { try changeOwn(db, at: now) }
            if draw(5) == 0 { try rolledBackPart(db, at: now) }
            try hold()
            try db.execute(draw(6) == 0 ? "ROLLBACK" : "COMMIT")
        } catch {
            try? db.execute("ROLLBACK")
            throw error
        }
    }

    private mutating func rolledBackPart(_ db: PostgresConnection, at now: Instant) throws {
        try db.execute("SAVEPOINT part")
        try changeOwn(db, at: now)
        try db.execute("ROLLBACK TO SAVEPOINT part")
        if draw(2) == 0 { try changeOwn(db, at: now) }
    }

    private mutating func changeShared(_ db: PostgresConnection, at now: Instant) throws {
        let id = Int64.random(in: ShopTransaction.shared, using: &random)
        switch draw(4) {
        case 0: try Query("DELETE FROM orders WHERE id = :id", ["id": .int(id)]).run(db)
        case 1: try put(id, db, at: now)
        default: try change("id = :id", ["id": .int(id)], db, at: now)
        }
    }

    private mutating func changeOwn(_ db: PostgresConnection, at now: Instant) throws {
        let first = ownID(draw(Int(max(1, newOrders))))
        let own = "id % \(ShopTransaction.programs) = \(program) AND id >= :first AND id < :first + 320"
        let condition = draw(3) == 0 ? own : "id = :first"
        switch draw(10) {
        case 0...4: try add(db, at: now)
        case 5: try Query("DELETE FROM orders WHERE \(condition)", ["first": .int(first)]).run(db)
        case 6: try put(first, db, at: now)
        default: try change(condition, ["first": .int(first)], db, at: now)
        }
    }

    /// One order, or some at once.
    private mutating func add(_ db: PostgresConnection, at now: Instant) throws {
        guard draw(4) == 0 else {
            newOrders += 1
            return try put(ownID(Int(newOrders)), db, at: now)
        }
        let count = Int64(1 + draw(30))
        try Query(
            """
            INSERT INTO orders (id, user_id, total_amount, status, created_at)
            SELECT ((:from + n) % \(ShopTransaction.ownOrders) + 100) * \(ShopTransaction.programs) + \(program), :user,
              n * 0.37, 'completed', :at + n * interval '1 hour' FROM generate_series(1, :count) AS n
            ON CONFLICT DO NOTHING
            """,
            [
                "from": .int(newOrders), "user": user, "at": .instant(instant(now)), "count": .int(count),
            ]
        ).run(db)
        newOrders += count
    }

    private mutating func put(_ id: Int64, _ db: PostgresConnection, at now: Instant) throws {
        try Query(
            """
            INSERT INTO orders (id, user_id, total_amount, status, created_at)
            VALUES (:id, :user, :cents::numeric / 100, :status, :at)
            ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, total_amount = excluded.total_amount,
              status = excluded.status
            """,
            [
                "id": .int(id), "user": user, "cents": .int(cents), "status": status,
                "at": .instant(instant(now)),
            ]
        ).run(db)
    }

    private mutating func change(
        _ condition: String, _ arguments: [String: PostgresValue], _ db: PostgresConnection, at now: Instant
    ) throws {
        var arguments = arguments
        let assignment: String
        switch draw(6) {
        case 0: (assignment, arguments["new"]) = ("user_id = :new", user)
        case 1: (assignment, arguments["new"]) = ("status = :new", status)
        case 2: (assignment, arguments["new"]) = ("created_at = :new", .instant(instant(now)))
        case 3:
            (assignment, arguments["new"]) = (
                "total_amount = -total_amount + :new::numeric / 100", .int(cents)
            )
        case 4: assignment = "total_amount = total_amount"
        default: (assignment, arguments["new"]) = ("total_amount = :new::numeric / 100", .int(cents))
        }
        try Query("UPDATE orders SET \(assignment) WHERE \(condition)", arguments).run(db)
    }

    private func ownID(_ number: Int) -> Int64 {
        (Int64(number) % ShopTransaction.ownOrders + 100) * ShopTransaction.programs + program
    }

    /// Five popular ones, others, users nobody knows, and none.
    private var user: PostgresValue {
        mutating get {
            switch draw(10) {
            case 0: return .null
            case 1: return PostgresValue(OpaqueID(Shop.id(900 + draw(3))), as: .uuid)
            case 2...6: return PostgresValue(OpaqueID(Shop.id(1 + draw(5))), as: .uuid)
            default: return PostgresValue(OpaqueID(Shop.id(1 + draw(users))), as: .uuid)
            }
        }
    }

    private var cents: Int64 {
        mutating get { Int64(draw(50_000) - 10_000) }
    }

    private var status: PostgresValue {
        mutating get { .text(["completed", "completed", "completed", "pending", "refunded"][draw(5)]) }
    }

    /// Most are now, many at the start of the window, some anywhere.
    private mutating func instant(_ now: Instant) -> Instant {
        switch draw(4) {
        case 0: now
        case 1: now.adding(milliseconds: Int64(draw(400_000_000)) - 30 * 86_400_000)
        case 2: now.adding(seconds: Int64(draw(45 * 86_400)) - 40 * 86_400)
        default: now.adding(milliseconds: -Int64(draw(3_600_000)))
        }
    }
}

extension OpaqueID {
    fileprivate init(_ id: User.ID) { self = id.value }
}
