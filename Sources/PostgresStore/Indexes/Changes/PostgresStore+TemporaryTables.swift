import OrdersCore

extension PostgresStore {
    /// Uses a session of its own in which temporary tables can be made: they stand in front of the database's, so that
    /// statements that name one without a schema read it. Nothing that is there is changed, so it works where ordertop may
    /// only read, too.
    ///
    /// - Throws: `OrdersError` (`unsupported`) where the server or the role allows no temporary tables.
    func withTemporaryTables<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        let (address, sql, errors) = (address, sql, errors)
        return try await errors.run {
            let pool = ConnectionPool(address, most: 1, settings: PostgresStore.temporaryTablesFirst)
            defer { pool.close() }
            do { return try await pool.with { db in try body(db, sql) } } catch let error as PostgresError
                where [SQLState.readOnlyTransaction, SQLState.insufficientPrivilege].contains(error.sqlState)
            {
                throw OrdersError(
                    .unsupported,
                    "\(address.name) has no room for temporary tables, where this is tried out (\(error.message)).",
                    cause: error.message)
            }
        }
    }

    private static let temporaryTablesFirst = """
        SET default_transaction_read_only = off;
        SELECT set_config('search_path', concat_ws(', ', 'pg_temp', NULLIF(current_setting('search_path'), '')), false)
        """
}
