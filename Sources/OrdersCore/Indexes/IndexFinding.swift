/// What is amiss with an index.
public struct IndexFinding: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Another index has the same keys, rows and uniqueness.
        case duplicate(of: String)
        /// Another index of the same rows begins with all of its keys.
        case redundant(with: String)
        /// None of the known queries uses it, and nobody else as far as the engine counts. Others may: engines like
        /// SQLite don't count uses.
        case unused
        /// A build or a drop that was stopped halfway left it: no query uses it.
        case unusable
    }

    public let index: String
    public let kind: Kind

    public init(index: String, _ kind: Kind) {
        self.index = index
        self.kind = kind
    }

    /// `duplicate of orders_user`, in few words.
    public var words: String {
        switch kind {
        case .duplicate(let other): "duplicate of \(other)"
        case .redundant(let other): "redundant: \(other) begins with its columns"
        case .unused: "no query of ordertop's uses it"
        case .unusable: "unusable: left by a build that was stopped; build it again or drop it"
        }
    }
}
