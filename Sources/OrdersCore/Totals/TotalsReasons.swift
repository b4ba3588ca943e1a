/// Why live totals can't be relied on, in the words that every engine uses.
package enum TotalsReasons {
    package static let differs =
        "The live totals differ from the direct report: `ordertop totals enable` builds them anew."
    package static let otherSchema =
        "The live totals were made for another schema file: `ordertop totals enable` builds them anew for this one."
    package static let otherTable =
        "The orders table was made anew since this program opened it: leave ordertop and start it again."
    package static let schemaChanged =
        "The database's schema has changed since the live totals were last known to be right: "
        + "`ordertop totals verify` finds out."
    package static let beingBuilt =
        "The live totals are being built: `ordertop jobs` shows how far they are."

    /// - Parameters:
    ///   - part: `trigger ordertop_totals_insert`.
    ///   - state: `is missing`.
    package static func damaged(_ part: String, _ state: String) -> String {
        "The live totals can't be trusted, their \(part) \(state): `ordertop totals enable` builds them anew."
    }

    /// A trigger that writes to a table which is gone.
    package static func leftover(_ trigger: String) -> String {
        "Parts of the live totals are left without their table, so that the trigger \(trigger) makes "
            + "writes fail: `ordertop totals disable` removes them."
    }

    /// A table of the totals' name that is somebody else's.
    package static func nameTaken(_ table: String) -> String {
        "there is a table \"\(table)\" that ordertop did not make"
    }
}
