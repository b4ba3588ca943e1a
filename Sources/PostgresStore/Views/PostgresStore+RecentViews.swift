public import OrdersCore

extension PostgresStore {
    public func recentViews(of userID: User.ID, limit: Int) async throws -> [RecentView] {
        try require(.listViews)
        return try await read { db, sql in
            guard let query = sql.recentViews(of: userID, limit: limit) else { return [] }
            return try query.rows(db).compactMap { row in
                guard let product = MappedProducts.product(from: row, money: sql.money),
                    let viewedAt = row.instant(3)
                else { return nil }
                return RecentView(product: product, viewedAt: viewedAt)
            }
        }
    }

    public func record(_ view: ProductView, keeping policy: RetentionPolicy) async throws {
        try require(.recordViews)
        try await write { db, sql in
            guard let views = sql.viewsSQL else { return }
            try views.record(view).run(db)
            try views.trim([view.userID], keeping: policy).run(db)
        }
    }

    public func previewSweep(past policy: RetentionPolicy) async throws -> SweepPreview {
        try require(.listViews)
        return try await read { db, sql in
            guard let views = sql.viewsSQL else { return SweepPreview(rows: 0, statements: []) }
            return SweepPreview(
                rows: try views.countPast(policy).count(db),
                statements: [views.users(after: nil, limit: 0).sql, views.trim([], keeping: policy).sql])
        }
    }

    public func sweepViews(
        past policy: RetentionPolicy, after userID: User.ID?, userLimit: Int,
        checkpoint: @Sendable @escaping (User.ID) -> JobCheckpoint
    ) async throws -> SweepOutcome {
        try require(.recordViews)
        try require(.runJobs)
        return try await write { db, sql in
            guard let views = sql.viewsSQL else { return SweepOutcome(lastUserID: nil, removed: 0) }
            let users = try views.users(after: userID, limit: userLimit).rows(db).compactMap {
                User.ID($0[0])
            }
            guard let last = users.last else { return SweepOutcome(lastUserID: nil, removed: 0) }
            let removed = try views.trim(users, keeping: policy).run(db)
            try Journal.record(checkpoint(last), addingRows: Int64(removed), db)
            return SweepOutcome(lastUserID: last, removed: removed)
        }
    }
}

extension MappedSQL {
    /// The statements of recent views; nil where there are none.
    var viewsSQL: ViewsSQL? {
        guard let views, let names = schema.views else { return nil }
        return ViewsSQL(views: views, names: names)
    }

    /// The statement that lists a user's views; nil where there are none.
    func recentViews(of userID: User.ID, limit: Int) -> Query? {
        products.flatMap { viewsSQL?.recent($0, of: userID, limit: limit) }
    }
}
