/// Something the shop sells.
public struct Product: Hashable, Sendable {
    public typealias ID = Identifier<Product>

    public let id: ID
    public let name: String
    public let price: Money

    public init(id: ID, name: String, price: Money) {
        self.id = id
        self.name = name
        self.price = price
    }
}
