/// The sizes that a store has measured, so that none is measured again without need.
struct MeasuredSizes: Sendable {
    private var byName: [String: (tree: IndexTree, bytes: Int64)] = [:]

    /// What is still true of these indexes.
    func sizes(of trees: [IndexTree]) -> [String: Int64] {
        trees.reduce(into: [:]) { sizes, tree in
            guard let known = byName[tree.name], tree.isNearly(known.tree) else { return }
            sizes[tree.name] = known.bytes
        }
    }

    mutating func keep(_ bytes: Int64, of tree: IndexTree) {
        byName[tree.name] = (tree, bytes)
    }
}
