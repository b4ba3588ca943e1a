import PostgresTestSupport

@testable import PostgresStore

/// Another program's session, which keeps a transaction open while the test goes on.
struct OtherSession {
    let connection: PostgresConnection

    init(_ shop: ArchiveShop) throws {
        connection = try PostgresConnection.open(
            try ServerAddress(shop.database.address), signal: CancelSignal())
    }

    func run(_ sql: String) throws { try connection.execute(sql) }
}
