import OrdersCore

/// The files that a shop of these tests is kept in.
enum ShopFiles: CaseIterable {
    /// The archive is beside the orders.
    case one
    /// The archive is in a file of its own.
    case two

    /// Their names.
    var names: [String] {
        switch self {
        case .one: ["shop.sqlite"]
        case .two: ["shop.sqlite", "archive.sqlite"]
        }
    }

    /// The file that holds a place.
    func name(of place: OrderPlace) -> String {
        place == .main ? names[0] : names[names.count - 1]
    }
}
