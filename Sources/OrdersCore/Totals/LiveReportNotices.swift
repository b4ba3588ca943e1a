/// Why a report that live totals might have answered was computed directly, in the words that every engine uses.
package enum LiveReportNotices {
    /// Why totals don't answer for this window; nil when they do.
    ///
    /// - Parameter isGone: Whether orders of the window have left the totals already.
    package static func otherQuestion(_ window: ReportWindow, isGone: Bool) -> String? {
        if window.isBounded {
            let asOf = window.asOf.iso8601
            return "Live totals answer for now only: the report as of \(asOf) was computed directly."
        }
        if window.seconds != ReportWindow.thirtyDays {
            return "Live totals cover 30 days: the report over another window was computed directly."
        }
        if isGone {
            return "The clock is behind the live totals, which have let earlier orders go: the report was "
                + "computed directly."
        }
        return nil
    }

    package static let tooLarge =
        "An amount in the live totals is beyond 64 bits: the report was computed directly. Mend the order, then let "
        + "`ordertop totals enable` build them anew."
    package static let behind =
        "Over \(TotalsStatus.pendingLimit.grouped) changes wait to be folded into the live totals: the report "
        + "was computed directly."
}
