import GRDB
import OrdersCore

/// How many steps SQLite's program for a CREATE INDEX takes for each row that it reads.
///
/// The program is a loop over the table that feeds a sorter, and a loop over the sorter that writes the index; see
/// `sqlite3RefillIndex` in SQLite's build.c and <https://www.sqlite.org/opcode.html>.
struct BuildProgram: Hashable, Sendable {
    let stepsPerRow: Int64

    /// Nil where there is no such loop to be seen.
    init?(_ definition: IndexDefinition, _ db: Database) throws {
        let rows = try Query("EXPLAIN " + definition.statement).rows(db)
        guard let next = rows.first(where: { ($0[1] as DatabaseValue).shownText == "Next" }) else {
            return nil
        }
        let (address, start) = (next[0] as Int64, next[3] as Int64)
        guard start < address else { return nil }
        stepsPerRow = address - start + 1
    }
}
