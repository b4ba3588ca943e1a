import ArgumentParser
import OrdersCore

/// `ordertop teardown`: removes ordertop's own objects.
struct TeardownCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "teardown",
        abstract: "Remove everything that ordertop added.",
        discussion: """
            Refuses while archived orders would be lost with their table: `ordertop archive restore` brings \
            them back to main first. The journal of past jobs goes too, and so do the live totals with their \
            triggers.

            Examples:
              ordertop teardown --dry-run
              ordertop teardown --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var confirmation: ConfirmationOptions

    func run() async throws {
        try await common.withStore(for: confirmation.dryRun ? .read : .alter) { store in
            let statements = try await store.teardownStatements()
            guard !statements.isEmpty else {
                Console.standard.say("Nothing to do: ordertop has added nothing to this database.")
                return
            }
            let flagged = try await store.flaggedRows()
            let plan = JobPlan(
                title: "remove ordertop's own objects", rows: nil,
                consequences: [
                    "The journal of past jobs and the live totals are removed; your own tables stay as they are."
                ]
                    + (flagged > 0
                        ? [
                            "\(flagged.grouped) flagged orders, which never left main's table, are main's again."
                        ]
                        : []),
                statements: statements)
            guard try Confirmation(confirmation).allows(plan) else { return }
            try await store.tearDown()
            Console.standard.say("Everything that ordertop added is removed.")
        }
    }
}
