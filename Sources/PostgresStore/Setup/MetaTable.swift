import OrdersCore

/// What a database remembers under a name, in `ordertop_meta`.
enum MetaTable {
    static let create = "CREATE TABLE \(OwnObjects.metaTable) (key text PRIMARY KEY, value text NOT NULL)"

    static func value(of key: String, _ db: PostgresConnection) throws -> String? {
        try Query("SELECT value FROM \(OwnObjects.metaTable) WHERE key = :key", ["key": .text(key)])
            .firstRow(db)?.text(0)
    }

    static func set(_ key: String, to value: String, _ db: PostgresConnection) throws {
        try Query(
            """
            INSERT INTO \(OwnObjects.metaTable) (key, value) VALUES (:key, :value)
            ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value
            """, ["key": .text(key), "value": .text(value)]
        ).run(db)
    }

    static func remove(_ keys: [String], _ db: PostgresConnection) throws {
        try Query("DELETE FROM \(OwnObjects.metaTable) WHERE key = ANY (:keys)", ["keys": .texts(keys)])
            .run(db)
    }
}
