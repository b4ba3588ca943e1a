/// The statements of a shop's application.
struct ShopSQL: Sendable {
    let insert, insertThree, insertCopies, replace, replaceThree, ignore, fail, rollback, upsert: String
    let updateAmount, updateUser, updateDate, updateAll, updateID, replaceID: String
    /// Nil where orders have no status.
    let updateStatus: String?
    let amountsOfUser, moveToUser: String
    let delete, deleteRange, deleteNewest, deleteOfUser, deleteExtremes, deleteUser: String
    private let orders: String
    private let id: String

    init(_ variant: ShopVariant) {
        let (orders, columns) = (variant.orders, variant.columns)
        let id = columns.id
        self.orders = orders
        self.id = id
        let names =
            [id, columns.user, columns.amount] + (columns.status.map { [$0] } ?? []) + [columns.date]
            + variant.extras.map(\.column)
        let list = names.joined(separator: ", ")
        let row = "(\(names.map { _ in "?" }.joined(separator: ", ")))"
        let three = "(\(list)) VALUES \(row), \(row), \(row)"
        insert = "INSERT INTO \(orders) (\(list)) VALUES \(row)"
        insertThree = "INSERT INTO \(orders) \(three)"
        replace = "INSERT OR REPLACE INTO \(orders) (\(list)) VALUES \(row)"
        replaceThree = "REPLACE INTO \(orders) \(three)"
        ignore = "INSERT OR IGNORE INTO \(orders) (\(list)) VALUES \(row)"
        fail = "INSERT OR FAIL INTO \(orders) \(three)"
        rollback = "INSERT OR ROLLBACK INTO \(orders) \(three)"
        let set = names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        upsert = insert + " ON CONFLICT (\(id)) DO UPDATE SET \(set)"
        let copied = variant.numbersOrders ? "NULL" : id
        let rest = names.dropFirst().filter { $0 != columns.date }.joined(separator: ", ")
        insertCopies = """
            INSERT OR REPLACE INTO \(orders) (\(id), \(rest), \(columns.date)) SELECT \(copied), \(rest), ?
              FROM (SELECT \(id), \(rest) FROM \(orders) ORDER BY \(id) LIMIT ? OFFSET ? * 9) WHERE 1
            """
        func update(_ column: String) -> String { "UPDATE \(orders) SET \(column) = ? WHERE \(id) = ?" }
        updateStatus = columns.status.map(update)
        updateAmount = update(columns.amount)
        updateUser = update(columns.user)
        updateDate = update(columns.date)
        updateID = update(id)
        replaceID = "UPDATE OR REPLACE \(orders) SET \(id) = ? WHERE \(id) = ?"
        updateAll =
            "UPDATE OR REPLACE \(orders) SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE \(id) = ?"
        amountsOfUser = "UPDATE \(orders) SET \(columns.amount) = ? WHERE \(columns.user) = ?"
        moveToUser = "UPDATE \(orders) SET \(columns.user) = ? WHERE \(columns.user) = ?"
        delete = "DELETE FROM \(orders) WHERE \(id) = ?"
        deleteRange = """
            DELETE FROM \(orders) WHERE \(id) IN
              (SELECT \(id) FROM \(orders) WHERE \(id) >= ? ORDER BY \(id) LIMIT 6) AND \(id) >= ?
            """
        deleteNewest = """
            DELETE FROM \(orders) WHERE \(id) IN (SELECT \(id) FROM \(orders) ORDER BY \(id) DESC LIMIT ?)
            """
        deleteOfUser = "DELETE FROM \(orders) WHERE \(columns.user) = ?"
        deleteExtremes = """
            DELETE FROM \(orders) WHERE \(id) IN
              (SELECT \(id) FROM \(orders) ORDER BY \(id) DESC LIMIT -1 OFFSET 250)
              OR \(id) IN (SELECT MAX(\(id)) FROM \(orders))
            """
        deleteUser = "DELETE FROM \(variant.users) WHERE \(variant.usersID) = ?"
    }

    func updateExtra(_ resolution: String, _ column: String) -> String {
        "UPDATE OR \(resolution) \(orders) SET \(column) = ? WHERE \(id) = ?"
    }
}
