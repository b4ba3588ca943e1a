import GRDB
import OrdersCore

/// The statements of recent views. Newest first; of two at the same instant the lower product id comes first.
struct ViewsSQL {
    let views: MappedViews
    let names: ViewsTable

    /// A user's newest views. Products are joined from a selection of their own, so that an expression of the
    /// schema sees its own table's columns only.
    func recent(_ products: MappedProducts, of userID: User.ID, limit: Int) -> Query {
        let range = views.viewedAt.range(from: nil, through: nil, name: "viewed")
        return Query(
            """
            SELECT "ordertop_product".*, \(views.viewedAt.value)
            FROM \(views.table)
            CROSS JOIN (
              SELECT \(products.id) AS "ordertop_id", \(products.name) AS "ordertop_name",
                \(products.price) AS "ordertop_price"
              FROM \(products.table)
            ) AS "ordertop_product" ON "ordertop_id" = \(views.productID)
            WHERE \(views.userID) = :user AND \(range.sql)
            ORDER BY \(views.viewedAt.value) DESC, \(views.productID)
            LIMIT :limit
            """,
            range.arguments.merging(["user": userID.storage, "limit": max(0, limit).databaseValue]) { $1 }
        )
    }

    /// Enters a view, or moves the one that is there to a newer instant.
    func record(_ view: ProductView) -> Query {
        let viewedAt = Quoting.identifier(names.viewedAt)
        let new = InstantSQL(format: views.viewedAt.format, raw: "excluded.\(viewedAt)", isColumn: true)
        return Query(
            """
            INSERT INTO \(views.table) (\(Quoting.list([names.userID, names.productID, names.viewedAt])))
            VALUES (:user, :product, :viewed_at)
            ON CONFLICT (\(Quoting.list([names.userID, names.productID])))
            DO UPDATE SET \(viewedAt) = excluded.\(viewedAt)
            WHERE \(views.viewedAt.value) IS NULL OR \(new.value) > \(views.viewedAt.value)
            """,
            [
                "user": view.userID.storage,
                "product": view.productID.storage,
                "viewed_at": views.viewedAt.storage(of: view.viewedAt),
            ]
        )
    }

    /// Removes a user's views past the policy.
    func trim(_ user: DatabaseValue, keeping policy: RetentionPolicy) -> Query {
        Query(
            """
            DELETE FROM \(views.table)
            WHERE \(views.userID) = :user AND \(views.productID) IN (
              SELECT \(views.productID) FROM \(views.table)
              WHERE \(views.userID) = :user
              ORDER BY \(views.viewedAt.value) DESC, \(views.productID)
              LIMIT -1 OFFSET :keep
            )
            """,
            ["user": user, "keep": policy.keep.databaseValue]
        )
    }

    /// How many views are past the policy, over all users.
    func countPast(_ policy: RetentionPolicy) -> Query {
        Query(
            """
            SELECT SUM("ordertop_count" - :keep) FROM (
              SELECT COUNT(*) AS "ordertop_count" FROM \(views.table)
              WHERE \(views.userID) IS NOT NULL
              GROUP BY \(views.userID)
              HAVING COUNT(*) > :keep
            )
            """,
            ["keep": policy.keep.databaseValue]
        )
    }

    /// The next users who have views, in id order.
    func users(after userID: User.ID?, limit: Int) -> Query {
        let bound = userID == nil ? "IS NOT NULL" : "> :after"
        let isUsable = UsableID.condition(on: views.userID)
        var arguments = ["limit": max(0, limit).databaseValue]
        arguments["after"] = userID?.storage
        return Query(
            """
            SELECT DISTINCT \(views.userID) FROM \(views.table)
            WHERE \(views.userID) \(bound) AND \(isUsable.sql)
            ORDER BY \(views.userID)
            LIMIT :limit
            """,
            arguments
        )
    }
}
