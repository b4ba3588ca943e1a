internal import Foundation
public import OrdersCore

/// A shop in four CSV files: `users.csv`, `products.csv`, `orders.csv` and `views.csv` in one folder, in the form
/// that `sample-data/README.md` describes.
public struct CSVShop: Sendable {
    public let folder: String

    /// - Throws: `OrdersError` (`cannotOpen`) when a file is missing.
    public init(folder: String) throws {
        self.folder = folder
        for file in [SampleSet.users, SampleSet.products, SampleSet.orders, SampleSet.views] {
            let path = folder + "/" + file
            guard FileManager.default.isReadableFile(atPath: path) else {
                throw OrdersError(
                    .cannotOpen, "\(path) can't be read: name a folder that holds the four files of a shop.")
            }
        }
    }

    /// Reads everything into a loader, piece by piece, and finishes it. Blocks; stops between two pieces when its
    /// task is cancelled.
    ///
    /// - Parameter progress: told after each piece; the totals are unknown and given as 0.
    /// - Throws: `OrdersError` (`invalidInput`) naming file, line and column of what can't be read; what the loader
    ///   throws; `CancellationError`. Then the loader has been abandoned.
    public func load(
        into loader: inout some BulkLoader, progress: (GenerationProgress) -> Void = { _ in }
    ) throws {
        do {
            let users = try loadUsers(into: &loader, progress)
            let products = try loadProducts(into: &loader, progress)
            try loadOrders(of: users, into: &loader, progress)
            try loadViews(of: users, products, into: &loader, progress)
            try loader.finish { progress(GenerationProgress(.finishing($0), done: 0, total: 0)) }
        } catch {
            loader.abandon()
            throw error
        }
    }

    private func loadUsers(
        into loader: inout some BulkLoader, _ progress: (GenerationProgress) -> Void
    ) throws -> [String: User.ID] {
        var numbers: [String: User.ID] = [:]
        try pieces(.users, SampleSet.users, progress, { try loader.load($0) }) { row in
            let id = User.ID(.uuid(try row.value(1, "a UUID", UUID.init(uuidString:))))
            guard numbers.updateValue(id, forKey: row.text(0)) == nil else {
                throw row.trouble(0, "is used twice")
            }
            return User(id: id, username: row.text(2), email: row.text(3))
        }
        return numbers
    }

    private func loadProducts(
        into loader: inout some BulkLoader, _ progress: (GenerationProgress) -> Void
    ) throws -> [String: Product.ID] {
        var numbers: [String: Product.ID] = [:]
        try pieces(.products, SampleSet.products, progress, { try loader.load($0) }) { row in
            let id = Product.ID(.uuid(try row.value(1, "a UUID", UUID.init(uuidString:))))
            guard numbers.updateValue(id, forKey: row.text(0)) == nil else {
                throw row.trouble(0, "is used twice")
            }
            return Product(id: id, name: row.text(2), price: try CSVShop.money(row, 3))
        }
        return numbers
    }

    private func loadOrders(
        of users: [String: User.ID], into loader: inout some BulkLoader,
        _ progress: (GenerationProgress) -> Void
    ) throws {
        try pieces(.orders, SampleSet.orders, progress, { try loader.load($0) }) { row in
            let id = try row.value(0, "a whole number above 0") { Int64($0).flatMap { $0 > 0 ? $0 : nil } }
            return Order(
                id: Order.ID(.integer(id)),
                userID: row.text(1).isEmpty ? nil : try row.value(1, "a number in users.csv") { users[$0] },
                total: try CSVShop.money(row, 2),
                status: try row.value(3, "a status") { $0.isEmpty ? nil : $0 },
                createdAt: try CSVShop.instant(row, 4)
            )
        }
    }

    private func loadViews(
        of users: [String: User.ID], _ products: [String: Product.ID], into loader: inout some BulkLoader,
        _ progress: (GenerationProgress) -> Void
    ) throws {
        try pieces(.views, SampleSet.views, progress, { try loader.load($0) }) { row in
            ProductView(
                userID: try row.value(0, "a number in users.csv") { users[$0] },
                productID: try row.value(1, "a number in products.csv") { products[$0] },
                viewedAt: try CSVShop.instant(row, 2)
            )
        }
    }

    private func pieces<Value>(
        _ phase: GenerationProgress.Phase, _ file: String, _ progress: (GenerationProgress) -> Void,
        _ load: ([Value]) throws -> Void, _ read: (CSVTable.Row) throws -> Value
    ) throws {
        var piece: [Value] = []
        var done = 0
        func hand() throws {
            try Task.checkCancellation()
            try load(piece)
            done += piece.count
            piece.removeAll(keepingCapacity: true)
            progress(GenerationProgress(phase, done: done, total: 0))
        }
        let table = CSVTable(folder: folder, name: file, columns: SampleSet.columns(of: file))
        try table.forEachRow { row in
            piece.append(try read(row))
            if piece.count == ShopGenerator.pieceSize { try hand() }
        }
        try hand()
    }

    private static func money(_ row: CSVTable.Row, _ column: Int) throws -> Money {
        try row.value(column, "an amount such as 129.90") { Money(parsing: $0) }
    }

    private static func instant(_ row: CSVTable.Row, _ column: Int) throws -> Instant {
        try row.value(column, "an instant such as 2026-11-22T12:31:07.000Z", Instant.init(iso8601:))
    }
}
