import GRDB
import OrdersCore

/// Where a bulk load goes: a file of its own, or a database that is there already.
protocol LoadTarget {
    var queue: DatabaseQueue { get }

    /// Added to every order's id.
    var orderIDOffset: Int64 { get }

    /// The user, with another name or address where the target has theirs already.
    func distinct(_ user: User, _ db: Database) throws -> User

    /// - Throws: `OrdersError`, `DatabaseError`.
    func finish(progress: (String) -> Void) throws

    func abandon()
}
