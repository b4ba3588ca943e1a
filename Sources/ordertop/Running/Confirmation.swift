import OrdersCore

/// Asks before something is changed.
struct Confirmation {
    let options: ConfirmationOptions
    let console: Console

    init(_ options: ConfirmationOptions, console: Console = .standard) {
        self.options = options
        self.console = console
    }

    /// Shows a plan and asks for it.
    ///
    /// - Returns: whether to go on; false after a dry run and after a no.
    /// - Throws: `OrdersError` (`invalidInput`) when there is nobody to ask and no `--yes`.
    func allows(_ plan: JobPlan) throws -> Bool {
        guard !options.dryRun else {
            try console.write(plan.text + "\n")
            console.say("Nothing was changed (--dry-run).")
            return false
        }
        guard !options.answer.yes else { return true }
        guard console.canAsk else {
            throw OrdersError(
                .invalidInput,
                "This would \(plan.title); add --yes to do it without being asked, or --dry-run to see the plan."
            )
        }
        console.say(plan.text)
        guard try console.ask("Go on?") else {
            console.say("Nothing was changed.")
            return false
        }
        return true
    }
}

extension JobPlan {
    /// The plan for a person: what, how many rows, what it means, the exact SQL.
    fileprivate var text: String {
        let count = rows.map { ["  Rows: \($0.grouped)"] } ?? []
        let sql = statements.isEmpty ? [] : ["  SQL:"] + statements.map { $0.asStatement.indented(by: 4) }
        return (["Plan: \(title)"] + count + consequences.map { "  \($0)" } + sql).joined(separator: "\n")
    }
}

extension String {
    /// SQL with the semicolon that ends it.
    var asStatement: String { hasSuffix(";") ? self : self + ";" }

    fileprivate func indented(by count: Int) -> String {
        let blanks = String(repeating: " ", count: count)
        return split(separator: "\n", omittingEmptySubsequences: false).map { blanks + $0 }
            .joined(separator: "\n")
    }
}
