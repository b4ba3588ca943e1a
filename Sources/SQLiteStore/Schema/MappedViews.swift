import OrdersCore

/// The views table as SQL fragments.
struct MappedViews: Sendable {
    /// As it stands in FROM.
    var table: String
    let userID: String
    let productID: String
    let viewedAt: InstantSQL

    init(_ views: ViewsTable, instants: InstantFormat) {
        table = Quoting.identifier(views.table)
        userID = Quoting.column(views.userID, of: views.table)
        productID = Quoting.column(views.productID, of: views.table)
        viewedAt = InstantSQL(
            format: instants, raw: Quoting.column(views.viewedAt, of: views.table), isColumn: true)
    }
}
