import OrdersCore

/// The tables and indexes of the sample shop, as `OrdersSchema.standard` names them.
///
/// Ids of users and products are 16-byte BLOBs, money is INTEGER minor units, instants are INTEGER Unix
/// milliseconds in UTC. Tables and indexes are apart, because a bulk load creates the indexes last.
enum DemoSchema {
    /// Run before the first table exists: a file can't be given back its free pages later without it, and the
    /// setting can't be changed once there are tables.
    static let fileSettings = ["PRAGMA auto_vacuum = INCREMENTAL"]

    /// Tables with BLOB keys are WITHOUT ROWID: a look-up by id then walks one tree instead of two, and an
    /// index on views ends in the product id, so that listing a user's views reads the index alone.
    ///
    /// `orders.user_id` has no foreign key: orders without a user are history, too.
    static let tables = [
        NamedStatement(
            name: "users",
            sql: """
                CREATE TABLE users (
                  id BLOB NOT NULL PRIMARY KEY,
                  username TEXT NOT NULL,
                  email TEXT NOT NULL
                ) WITHOUT ROWID
                """
        ),
        NamedStatement(
            name: "products",
            sql: """
                CREATE TABLE products (
                  id BLOB NOT NULL PRIMARY KEY,
                  name TEXT NOT NULL,
                  price INTEGER NOT NULL
                ) WITHOUT ROWID
                """
        ),
        NamedStatement(
            name: "orders",
            sql: """
                CREATE TABLE orders (
                  id INTEGER PRIMARY KEY,
                  user_id BLOB,
                  total_amount INTEGER NOT NULL,
                  status TEXT NOT NULL,
                  created_at INTEGER NOT NULL
                )
                """
        ),
        NamedStatement(
            name: "user_product_views",
            sql: """
                CREATE TABLE user_product_views (
                  user_id BLOB NOT NULL,
                  product_id BLOB NOT NULL,
                  viewed_at INTEGER NOT NULL,
                  PRIMARY KEY (user_id, product_id)
                ) WITHOUT ROWID
                """
        ),
    ]

    /// The report's own index is missing on purpose: building it is the analyst's to see and do.
    static let indexes = [
        NamedStatement(
            name: "users_username",
            sql: "CREATE INDEX users_username ON users (username COLLATE NOCASE)"
        ),
        NamedStatement(
            name: "users_email",
            sql: "CREATE INDEX users_email ON users (email COLLATE NOCASE)"
        ),
        NamedStatement(
            name: "orders_user_created",
            sql: "CREATE INDEX orders_user_created ON orders (user_id, created_at)"
        ),
        NamedStatement(
            name: "user_product_views_recent",
            sql: "CREATE INDEX user_product_views_recent ON user_product_views (user_id, viewed_at DESC)"
        ),
    ]
}
