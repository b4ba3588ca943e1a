/// What is amiss with the indexes of a database, computed from their list.
///
/// An index that a constraint made is needed and never called redundant or unused, but can make others so. A
/// unique index keeps values unique, so only another unique one can take its place.
public struct IndexFindings: Hashable, Sendable {
    /// In the order of the list; of an index that has a twin, this comes before that nothing uses it.
    public let all: [IndexFinding]
    private let byIndex: [String: [IndexFinding]]

    public init(_ indexes: [IndexInfo]) {
        let twins = IndexFindings.keepers(indexes)
        let longer = IndexFindings.prefixes(indexes)
        all = indexes.filter { !$0.isConstraint }.flatMap { index in
            let replacement = IndexFindings.replacement(of: index, twins, longer)
            let unused = index.usedBy.isEmpty ? [IndexFinding.Kind.unused] : []
            return ((replacement.map { [$0] } ?? []) + unused).map { IndexFinding(index: index.name, $0) }
        }
        byIndex = Dictionary(grouping: all, by: \.index)
    }

    /// What is amiss with one index.
    public subscript(index: String) -> [IndexFinding] { byIndex[index] ?? [] }

    private static func replacement(
        of index: IndexInfo, _ twins: [Shape: String], _ longer: [Prefix: String]
    ) -> IndexFinding.Kind? {
        if let twin = twins[Shape(index)], twin != index.name { return .duplicate(of: twin) }
        guard !index.isUnique, let other = longer[Prefix(index, count: index.keys.count)] else { return nil }
        return .redundant(with: other)
    }

    /// Which of the indexes of one shape is to stay: the constraint's, else the one that is used, else the
    /// first.
    private static func keepers(_ indexes: [IndexInfo]) -> [Shape: String] {
        Dictionary(grouping: indexes, by: Shape.init).compactMapValues { twins in
            let used = twins.first { $0.isConstraint } ?? twins.first { !$0.usedBy.isEmpty }
            return (used ?? twins.first)?.name
        }
    }

    /// The first index that begins with some keys and goes on, or is unique where one with these keys alone
    /// isn't.
    private static func prefixes(_ indexes: [IndexInfo]) -> [Prefix: String] {
        var found: [Prefix: String] = [:]
        for index in indexes {
            let longest = index.isUnique ? index.keys.count : index.keys.count - 1
            for count in stride(from: 1, through: longest, by: 1) {
                let prefix = Prefix(index, count: count)
                found[prefix] = found[prefix] ?? index.name
            }
        }
        return found
    }

    /// What makes two indexes the same.
    private struct Shape: Hashable {
        let keys: Prefix
        let isUnique: Bool

        init(_ index: IndexInfo) {
            keys = Prefix(index, count: index.keys.count)
            isUnique = index.isUnique
        }
    }

    /// The first keys of an index over some rows of a table. Engines compare names without regard to ASCII
    /// case.
    private struct Prefix: Hashable {
        let table: String
        let keys: [IndexKey]
        let condition: String?

        init(_ index: IndexInfo, count: Int) {
            table = index.table.lowercased()
            condition = index.condition
            keys = index.keys.prefix(count).map {
                IndexKey(
                    $0.isExpression ? $0.name : $0.name.lowercased(), isExpression: $0.isExpression,
                    isDescending: $0.isDescending, collation: $0.collation?.lowercased())
            }
        }
    }
}
