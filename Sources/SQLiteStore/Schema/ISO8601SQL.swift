import GRDB
import OrdersCore

/// Instants kept as text, in SQL.
enum ISO8601SQL {
    /// The microseconds since 1970 that a text stands for; NULL for what doesn't start `YYYY-MM-DD`.
    ///
    /// SQLite's date functions round or cut fractions depending on their version, so the fraction is taken
    /// out of the text (position 20 on), its first six digits count, and what follows it (`Z`, `+02:00`) is
    /// left for `strftime`. See <https://www.sqlite.org/lang_datefunc.html>.
    static func microseconds(of text: String) -> String {
        let afterPoint = "substr(\(text), 21)"
        let zone = "ltrim(\(afterPoint), '0123456789')"
        let digits = "substr(\(afterPoint), 1, length(\(afterPoint)) - length(\(zone)))"
        return """
            CASE
              WHEN \(text) NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN NULL
              WHEN substr(\(text), 20, 1) = '.' THEN
                CAST(strftime('%s', substr(\(text), 1, 19) || \(zone)) AS INTEGER) * 1000000
                + CAST(substr(\(digits) || '000000', 1, 6) AS INTEGER)
              ELSE CAST(strftime('%s', \(text)) AS INTEGER) * 1000000
            END
            """
    }

    /// Bounds on the text itself, so that an index on it can help: whole days, with a day to spare at the end for
    /// offsets from UTC, and five before: SQLite reads February 31 as March 3 and 24:00 as the next day.
    static func coarse(_ text: String, from: Instant, through: Instant, name: String) -> Condition {
        let day: Int64 = 86_400
        let first = max(from.adding(seconds: -5 * day), Instant.representable.lowerBound)
        let afterLast = min(through.adding(seconds: 2 * day), Instant.representable.upperBound)
        // Nothing that starts with a digit sorts after a colon: the whole last day of the calendar is in.
        let bound = afterLast == Instant.representable.upperBound ? ":" : afterLast.dateText
        return Condition(
            "\(text) >= :\(name)_from_day AND \(text) < :\(name)_before_day",
            ["\(name)_from_day": first.dateText.databaseValue, "\(name)_before_day": bound.databaseValue]
        )
    }
}
