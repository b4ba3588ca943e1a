/// The id of one kind of thing, so that a user's id can't be passed where a product's belongs.
public struct Identifier<Entity>: Hashable, Sendable {
    /// The key as the database holds it.
    public let value: OpaqueID

    public init(_ value: OpaqueID) {
        self.value = value
    }
}

extension Identifier: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.value < right.value
    }
}

extension Identifier: CustomStringConvertible {
    /// The id as it is shown and typed.
    public var description: String {
        value.description
    }
}
