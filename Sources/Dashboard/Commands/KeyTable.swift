import OrdersCore
import TerminalUI

/// The keys as documents show them, made from the bindings themselves.
public enum KeyTable {
    /// A Markdown table of every key: where it works, the keys, what they do.
    public static func markdown(for environment: DashboardEnvironment) -> String {
        let application = DashboardApplication(environment: environment)
        let (state, _) = application.start()
        let rows = application.commandGroups(state).flatMap { group in
            group.entries.map { "| \(group.title) | \(keys($0)) | \($0.help) |" }
        }
        return (["| where | keys | what they do |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }

    private static func keys(_ entry: CommandEntry) -> String {
        guard !entry.keys.isEmpty else { return "`:` \(entry.label)" }
        return entry.keys.map { "`\($0.name)`" }.joined(separator: " ")
    }
}
