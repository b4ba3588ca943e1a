public import OrdersCore

extension InMemoryStore: RecentViews {
    public func recentViews(of userID: User.ID, limit: Int) async throws -> [RecentView] {
        try await control.enter(.recentViews, "\(userID)")
        let contents = snapshot
        let products = Dictionary(contents.products.map { ($0.id, $0) }) { first, _ in first }
        let joined = newest(contents.views.filter { $0.userID == userID }).compactMap { view in
            products[view.productID].map { RecentView(product: $0, viewedAt: view.viewedAt) }
        }
        return Array(joined.prefix(limit))
    }

    public func record(_ view: ProductView, keeping policy: RetentionPolicy) async throws {
        try await control.enter(.recordView)
        try write { contents in
            let isSame = { (other: ProductView) in
                other.userID == view.userID && other.productID == view.productID
            }
            let known = contents.views.first(where: isSame)
            contents.views.removeAll(where: isSame)
            let at = max(known?.viewedAt ?? view.viewedAt, view.viewedAt)
            contents.views.append(
                ProductView(userID: view.userID, productID: view.productID, viewedAt: at))
            contents.remove(past: policy, of: view.userID)
        }
    }

    public func previewSweep(past policy: RetentionPolicy) async throws -> SweepPreview {
        try await control.enter(.previewSweep)
        let byUser = Dictionary(grouping: snapshot.views, by: \.userID)
        let rows = byUser.values.reduce(0) { $0 + max(0, $1.count - policy.keep) }
        return SweepPreview(rows: Int64(rows), statements: ["DELETE FROM user_product_views"])
    }

    public func sweepViews(
        past policy: RetentionPolicy, after userID: User.ID?, userLimit: Int,
        checkpoint: @Sendable @escaping (User.ID) -> JobCheckpoint
    ) async throws -> SweepOutcome {
        try await control.enter(.sweepViews)
        return try write { contents in
            let all = Set(contents.views.map(\.userID)).sorted()
            let batch = all.filter { id in userID.map { id > $0 } ?? true }.prefix(userLimit)
            guard let last = batch.last else { return SweepOutcome(lastUserID: nil, removed: 0) }
            let before = contents.views.count
            for id in batch { contents.remove(past: policy, of: id) }
            let removed = before - contents.views.count
            try contents.checkpoint(checkpoint(last), addingRows: Int64(removed))
            return SweepOutcome(lastUserID: last, removed: removed)
        }
    }

    private func newest(_ views: [ProductView]) -> [ProductView] { StoreContents.newest(views) }
}

extension StoreContents {
    /// Newest first; of two at the same instant the lower product id.
    static func newest(_ views: [ProductView]) -> [ProductView] {
        views.sorted { ($1.viewedAt, $0.productID) < ($0.viewedAt, $1.productID) }
    }

    fileprivate mutating func remove(past policy: RetentionPolicy, of userID: User.ID) {
        let mine = StoreContents.newest(views.filter { $0.userID == userID })
        let gone = Set(mine.dropFirst(policy.keep))
        views.removeAll { gone.contains($0) }
    }
}
