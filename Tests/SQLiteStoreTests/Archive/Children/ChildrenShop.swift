import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

/// A shop with the orders 1 to 6 of March 2023, with rows in two children, whose archive is in either place.
struct ChildrenShop {
    static let everything = ArchiveSelection(direction: .archive, until: nil)
    static let back = ArchiveSelection(direction: .restore, until: nil)
    private static let march = Instant(microseconds: 1_678_500_000_000_000)

    let files: ShopFiles
    let folder: TemporaryFolder
    /// Another program at the database.
    let application: DatabaseQueue
    let store: SQLiteStore

    var path: String { folder.path(files.name(of: .main)) }
    /// The file that the archive is in.
    var archivePath: String { folder.path(files.name(of: .archive)) }

    static let tables = """
        CREATE TABLE order_items (order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
          line INTEGER, price, note TEXT COLLATE NOCASE, PRIMARY KEY (order_id, line));
        CREATE TABLE order_notes (text TEXT, order_id INTEGER REFERENCES orders (id), id INTEGER PRIMARY KEY,
          length INTEGER AS (length(text)) VIRTUAL);
        CREATE INDEX order_notes_order ON order_notes (order_id);
        INSERT INTO order_items VALUES (1, 1, 1, 'a'), (1, 2, 1.5, NULL), (2, 1, 'two', 'A'), (3, 7, x'00', ''),
          (4, 1, NULL, NULL), (6, 1, 5, 'b');
        INSERT INTO order_notes (id, order_id, text) VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 2, 'Y'), (4, NULL, 'z');
        """

    /// The same without foreign keys.
    static let unboundTables = tables.replacingOccurrences(
        of: #"REFERENCES orders \(id\)( ON DELETE CASCADE)?"#, with: "", options: .regularExpression)

    /// Makes a shop for the body and removes it whatever happens.
    ///
    /// - Parameter sql: what else its application does, before ordertop comes.
    static func with(
        _ files: ShopFiles = .one, schema: OrdersSchema = .withChildren, tables: String = tables,
        _ sql: String = "",
        _ body: (ChildrenShop) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let path = folder.path(files.name(of: .main))
            let application = try DemoDatabase.create(
                path, Shop(orders: (1...6).map { Shop.order($0, cents: $0 * 10, at: march) }))
            try await application.writeWithoutTransaction { try $0.execute(sql: tables + sql) }
            let store = try await SQLiteStore.open(path: path, schema: schema, mode: .readWrite)
            try await store.setUp()
            let shop = ChildrenShop(files: files, folder: folder, application: application, store: store)
            if files == .two { try await store.keepArchive(in: .file(path: shop.archivePath)) }
            try await body(shop)
            try await store.close()
            try application.close()
        }
    }

    /// Opens the same database as another process would.
    func openAgain(_ schema: OrdersSchema = .withChildren) async throws -> SQLiteStore {
        try await SQLiteStore.open(path: path, schema: schema, mode: .readWrite)
    }

    func inMain(_ sql: String) async throws {
        try await application.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// Runs statements as another program at the archive would.
    func inArchive(_ sql: String) throws {
        let queue = try DatabaseQueue(path: archivePath)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Every row of a table with its types, a line each, without what only the archive has.
    func rows(_ table: String, in place: OrderPlace = .main) throws -> [String] {
        let queue = try DatabaseQueue(path: place == .main ? path : archivePath)
        defer { try? queue.close() }
        return try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                row.filter { $0.0 != "archived_at" }.sorted { $0.0 < $1.0 }.map { "\($0): \($1)" }
                    .joined(separator: ", ")
            }.sorted()
        }
    }

    /// Main's rows of the orders and their children.
    func main() throws -> [[String]] {
        try ["orders", "order_items", "order_notes"].map { try rows($0) }
    }

    /// The archive's.
    func archive() throws -> [[String]] {
        try ["orders_archive", "order_items_archive", "old_notes"].map { try rows($0, in: .archive) }
    }
}
