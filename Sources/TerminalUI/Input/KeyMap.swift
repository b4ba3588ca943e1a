/// The bindings of one place, in the order in which footer and help show them.
public struct KeyMap<Action: Sendable>: Sendable, ExpressibleByArrayLiteral {
    /// The bindings, in order.
    public let bindings: [KeyBinding<Action>]
    private let indexes: [Key: Int]

    /// A map of `bindings`; where two have the same key, the first one gets it.
    public init(_ bindings: [KeyBinding<Action>]) {
        self.bindings = bindings
        let pairs = bindings.enumerated().flatMap { index, binding in binding.keys.map { ($0, index) } }
        indexes = Dictionary(pairs) { first, _ in first }
    }

    /// A map of the bindings listed.
    public init(arrayLiteral elements: KeyBinding<Action>...) {
        self.init(elements)
    }

    /// The binding that has `key`, if any.
    public func binding(for key: Key) -> KeyBinding<Action>? {
        indexes[key].map { bindings[$0] }
    }

    /// Keys that more than one binding claims: for tests, which expect none.
    public var duplicateKeys: [Key] {
        var seen: Set<Key> = []
        return bindings.flatMap(\.keys).filter { !seen.insert($0).inserted }
    }
}
