/// The answer to an `OrderHistoryQuery`: every matching order once, and where it was read.
public struct OrderHistoryPage: Hashable, Sendable {
    /// An order and the place it was read from.
    public struct Row: Hashable, Sendable {
        public let order: Order
        public let place: OrderPlace

        public init(order: Order, place: OrderPlace) {
            self.order = order
            self.place = place
        }
    }

    /// In the order main, archive.
    public let readFrom: [OrderPlace]
    public let rows: [Row]
    /// Why the archive was left out although it may hold matching orders, in a sentence; nil when it wasn't.
    public let trouble: String?

    public init(readFrom: [OrderPlace], rows: [Row], trouble: String? = nil) {
        self.readFrom = readFrom
        self.rows = rows
        self.trouble = trouble
    }
}
