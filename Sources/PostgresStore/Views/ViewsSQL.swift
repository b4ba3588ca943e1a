import OrdersCore

/// The statements of recent views. Newest first; of two at the same instant the lower product id comes first.
struct ViewsSQL {
    let views: MappedViews
    let names: ViewsTable

    /// A user's newest views. Products are joined from a selection of their own, so that an expression of the schema sees
    /// its own table's columns only.
    func recent(_ products: MappedProducts, of userID: User.ID, limit: Int) -> Query {
        Query(
            """
            SELECT "ordertop_product".*, \(views.viewedAt.value)
            FROM \(views.table)
            JOIN (
              SELECT \(products.id) AS "ordertop_id", (\(products.name))::text AS "ordertop_name",
                \(products.price) AS "ordertop_price"
              FROM \(products.table)
            ) AS "ordertop_product" ON "ordertop_id" = \(views.productID)
            WHERE \(views.userID) = :user AND \(views.viewedAt.order) IS NOT NULL
            ORDER BY \(views.viewedAt.order) DESC, \(product)
            LIMIT :limit
            """,
            ["user": PostgresValue(userID.value, as: views.userIDType), "limit": .int(Int64(max(0, limit)))])
    }

    /// Enters a view, or moves the one that is there to a newer instant.
    func record(_ view: ProductView) -> Query {
        let viewedAt = Quoting.identifier(names.viewedAt)
        return Query(
            """
            INSERT INTO \(views.table) (\(Quoting.list([names.userID, names.productID, names.viewedAt])))
            VALUES (:user, :product, :viewed_at)
            ON CONFLICT (\(Quoting.list([names.userID, names.productID])))
            DO UPDATE SET \(viewedAt) = excluded.\(viewedAt)
            WHERE \(views.viewedAt.raw) IS NULL OR excluded.\(viewedAt) > \(views.viewedAt.raw)
            """,
            [
                "user": PostgresValue(view.userID.value, as: views.userIDType),
                "product": PostgresValue(view.productID.value, as: views.productIDType),
                "viewed_at": views.viewedAt.storage(of: view.viewedAt),
            ])
    }

    /// Removes users' views past the policy. One statement for all of them.
    func trim(_ users: [User.ID], keeping policy: RetentionPolicy) -> Query {
        Query(
            """
            DELETE FROM \(views.table)
            WHERE (\(views.userID), \(views.productID)) IN (
              SELECT "ordertop_user", "ordertop_product" FROM (
                SELECT \(views.userID) AS "ordertop_user", \(views.productID) AS "ordertop_product",
                  row_number() OVER (
                    PARTITION BY \(views.userID) ORDER BY \(views.viewedAt.order) DESC NULLS LAST, \(product)
                  ) AS "ordertop_place"
                FROM \(views.table)
                WHERE \(views.userID) = ANY (:users)
              ) AS "ordertop_ranked"
              WHERE "ordertop_place" > :keep
            )
            """,
            [
                "users": PostgresValue(users.map(\.value), as: views.userIDType),
                "keep": .int(Int64(policy.keep)),
            ])
    }

    /// How many views are past the policy, over all users.
    func countPast(_ policy: RetentionPolicy) -> Query {
        Query(
            """
            SELECT SUM("ordertop_count" - :keep)::int8 FROM (
              SELECT COUNT(*) AS "ordertop_count" FROM \(views.table)
              WHERE \(views.userID) IS NOT NULL
              GROUP BY \(views.userID)
              HAVING COUNT(*) > :keep
            ) AS "ordertop_counts"
            """, ["keep": .int(Int64(policy.keep))])
    }

    /// The next users who have views, in id order.
    func users(after userID: User.ID?, limit: Int) -> Query {
        let id = views.userIDType.ordered(views.userID)
        var arguments = ["limit": PostgresValue.int(Int64(max(0, limit)))]
        arguments["after"] = userID.map { PostgresValue($0.value, as: views.userIDType) }
        return Query(
            """
            SELECT \(id) AS "ordertop_user" FROM \(views.table)
            WHERE \(userID == nil ? "\(views.userID) IS NOT NULL" : "\(id) > :after")
            GROUP BY 1 ORDER BY 1
            LIMIT :limit
            """, arguments)
    }

    private var product: String { views.productIDType.ordered(views.productID) }
}
