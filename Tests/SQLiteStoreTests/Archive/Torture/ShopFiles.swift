import OrdersCore

/// The files that a shop of these tests is kept in.
enum ShopFiles: CaseIterable {
    /// The archive is beside the orders.
    case one

    /// Their names.
    var names: [String] {
        switch self {
        case .one: ["shop.sqlite"]
        }
    }

    /// The file that holds a place.
    func name(of place: OrderPlace) -> String {
        switch self {
        case .one: "shop.sqlite"
        }
    }
}
