import OrdersCore

extension ShopFile {
    /// The index on the orders that a generated shop has.
    static let ownIndex = "orders_user_created"

    /// Drops every index that ordertop proposes, the shop's own, too.
    func dropProposedIndexes() async throws {
        try await withStore { store in
            let names = Set(store.proposedIndexes.map(\.name))
            for index in try await store.indexes() where names.contains(index.name) {
                try await store.dropIndex(named: index.name)
            }
        }
    }

    /// The index that a generated shop has comes last and stays, so that the shop ends as it began.
    func ownIndexLast<Element>(
        _ elements: [Element], definition: (Element) -> IndexDefinition
    ) -> [Element] {
        elements.filter { definition($0).name != ShopFile.ownIndex }
            + elements.filter { definition($0).name == ShopFile.ownIndex }
    }
}
