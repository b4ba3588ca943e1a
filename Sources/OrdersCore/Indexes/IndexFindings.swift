/// What is amiss with the indexes of a database, computed from their list.
///
/// An index that a constraint made is needed and never called redundant or unused, but can make others so. A
/// unique index keeps values unique, so only another unique one can take its place.
public struct IndexFindings: Hashable, Sendable {
    /// In the order of the list; of an index that has a twin, this comes before that nothing uses it.
    public let all: [IndexFinding]
    private let byIndex: [String: [IndexFinding]]

    public init(_ indexes: [IndexInfo]) {
        let usable = indexes.filter(\.isUsable)
        let twins = IndexFindings.keepers(usable)
        let longer = IndexFindings.prefixes(usable)
        all = indexes.flatMap { index in
            IndexFindings.kinds(of: index, twins, longer).map { IndexFinding(index: index.name, $0) }
        }
        byIndex = Dictionary(grouping: all, by: \.index)
    }

    /// What is amiss with one index.
    public subscript(index: String) -> [IndexFinding] { byIndex[index] ?? [] }

    private static func kinds(
        of index: IndexInfo, _ twins: [Shape: String], _ longer: [Prefix: [IndexInfo]]
    ) -> [IndexFinding.Kind] {
        guard index.isUsable else { return [.unusable] }
        guard !index.isConstraint else { return [] }
        let isUnused = index.usedBy.isEmpty && (index.uses?.count ?? 0) == 0
        return [replacement(of: index, twins, longer), isUnused ? .unused : nil].compactMap(\.self)
    }

    /// What only holds columns, without being ordered by them, is held by the other index, too.
    private static func replacement(
        of index: IndexInfo, _ twins: [Shape: String], _ longer: [Prefix: [IndexInfo]]
    ) -> IndexFinding.Kind? {
        if let twin = twins[Shape(index)], twin != index.name { return .duplicate(of: twin) }
        guard !index.isUnique else { return nil }
        let others = longer[Prefix(index, count: index.keys.count)] ?? []
        let other = others.first { other in
            other.name != index.name && Set(index.included).isSubset(of: other.columns)
        }
        return other.map { .redundant(with: $0.name) }
    }

    /// Which of the indexes of one shape is to stay: the constraint's, else the one that is used, else the
    /// first.
    private static func keepers(_ indexes: [IndexInfo]) -> [Shape: String] {
        Dictionary(grouping: indexes, by: Shape.init).compactMapValues { twins in
            let used = twins.first { $0.isConstraint } ?? twins.first { !$0.usedBy.isEmpty }
            return (used ?? twins.first)?.name
        }
    }

    /// The indexes that begin with some keys and go on, or hold more, or are unique where one with these keys alone
    /// isn't.
    private static func prefixes(_ indexes: [IndexInfo]) -> [Prefix: [IndexInfo]] {
        var found: [Prefix: [IndexInfo]] = [:]
        for index in indexes {
            let isMore = index.isUnique || !index.included.isEmpty
            for count in stride(from: 1, through: index.keys.count - (isMore ? 0 : 1), by: 1) {
                found[Prefix(index, count: count), default: []].append(index)
            }
        }
        return found
    }

    /// What makes two indexes the same.
    private struct Shape: Hashable {
        let keys: Prefix
        let included: Set<String>
        let isUnique: Bool

        init(_ index: IndexInfo) {
            keys = Prefix(index, count: index.keys.count)
            included = Set(index.included)
            isUnique = index.isUnique
        }
    }

    /// The first keys of an index over some rows of a table. Engines compare names without regard to ASCII
    /// case.
    private struct Prefix: Hashable {
        let table: String
        let keys: [IndexKey]
        let condition: String?
        let method: String?

        init(_ index: IndexInfo, count: Int) {
            table = index.table.lowercased()
            condition = index.condition
            method = index.method
            keys = index.keys.prefix(count).map {
                IndexKey(
                    $0.isExpression ? $0.name : $0.name.lowercased(), isExpression: $0.isExpression,
                    isDescending: $0.isDescending, collation: $0.collation?.lowercased(),
                    operatorClass: $0.operatorClass, nulls: $0.nulls)
            }
        }
    }
}
