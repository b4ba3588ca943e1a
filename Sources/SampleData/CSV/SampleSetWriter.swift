internal import Foundation
internal import OrdersCore

/// Writes a shop as the four CSV files that `CSVShop` reads. Each has `.partial` after its name until `finish`.
struct SampleSetWriter: BulkLoader {
    private let folder: String
    private let files = [SampleSet.users, SampleSet.products, SampleSet.orders, SampleSet.views]
    private var writers: [String: CSVWriter] = [:]
    private var userNumbers: [User.ID: Int] = [:]
    private var productNumbers: [Product.ID: Int] = [:]

    /// - Parameter folder: where the files go; it must exist.
    /// - Throws: `OrdersError` (`storage`).
    init(folder: String) throws {
        self.folder = folder
        for file in files {
            writers[file] = try CSVWriter(path: partial(file), columns: SampleSet.columns(of: file))
        }
    }

    mutating func load(_ users: [User]) throws {
        for user in users { userNumbers[user.id] = userNumbers.count + 1 }
        try writers[SampleSet.users]?.write(
            users.map { [number(of: $0.id), $0.id.description, $0.username, $0.email] })
    }

    mutating func load(_ products: [Product]) throws {
        for product in products { productNumbers[product.id] = productNumbers.count + 1 }
        try writers[SampleSet.products]?.write(
            products.map { [number(of: $0.id), $0.id.description, $0.name, $0.price.plain] })
    }

    mutating func load(_ orders: [Order]) throws {
        try writers[SampleSet.orders]?.write(
            orders.map { order in
                [
                    order.id.description, order.userID.map(number) ?? "", order.total.plain,
                    order.status ?? "",
                    order.createdAt.iso8601,
                ]
            })
    }

    mutating func load(_ views: [ProductView]) throws {
        try writers[SampleSet.views]?.write(
            views.map { [number(of: $0.userID), number(of: $0.productID), $0.viewedAt.iso8601] })
    }

    mutating func finish(progress: (String) -> Void) throws {
        for file in files {
            progress("writing \(file)")
            writers[file]?.close()
            guard rename(partial(file), folder + "/" + file) == 0 else {
                throw OrdersError(
                    .storage, "\(folder)/\(file) can't be written: check the folder and the disk.")
            }
        }
    }

    mutating func abandon() {
        for file in files {
            writers[file]?.close()
            try? FileManager.default.removeItem(atPath: partial(file))
        }
    }

    private func partial(_ file: String) -> String {
        folder + "/" + file + ".partial"
    }

    private func number(of id: User.ID) -> String {
        userNumbers[id].map(String.init) ?? ""
    }

    private func number(of id: Product.ID) -> String {
        productNumbers[id].map(String.init) ?? ""
    }
}
