/// The name of an effect: a newer run with the same name takes the place of the older.
public struct EffectID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name.
    public let name: String

    /// An effect's name.
    public init(_ name: String) {
        self.name = name
    }

    /// An effect's name.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The name.
    public var description: String { name }
}
