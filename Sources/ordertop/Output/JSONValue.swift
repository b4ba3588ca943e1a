/// JSON as it will be written. Numbers are kept as their text, so that money keeps its decimals; members keep
/// their order.
indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// The digits as they shall appear.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A name and its value.
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue

        init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}
