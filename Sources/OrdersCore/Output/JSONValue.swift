/// JSON as it will be written. Numbers are kept as their text, so that money keeps its decimals; members keep
/// their order.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// The digits as they shall appear.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A name and its value.
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}
