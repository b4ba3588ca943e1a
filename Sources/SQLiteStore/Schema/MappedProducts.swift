import GRDB
import OrdersCore

/// The products table as SQL fragments.
struct MappedProducts: Sendable {
    let table: String
    let id: String
    let name: String
    let price: String

    init(_ products: ProductsTable, money: MoneySQL) {
        table = Quoting.identifier(products.table)
        id = Quoting.column(products.id, of: products.table)
        name = products.name.sql(of: products.table)
        price = money.minorUnits(products.price.sql(of: products.table))
    }

    /// The columns that `product(from:at:money:)` reads.
    var columns: String { "\(id), \(name), \(price)" }

    /// Reads a product from three columns; nil when the id is NULL.
    static func product(from row: Row, at index: Int = 0, money: MoneySQL) -> Product? {
        guard let id = Product.ID(storage: row[index]) else { return nil }
        return Product(
            id: id, name: (row[index + 1] as DatabaseValue).shownText,
            price: money.money(from: row[index + 2]))
    }
}
