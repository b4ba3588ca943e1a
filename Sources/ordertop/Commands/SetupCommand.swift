import ArgumentParser
import OrdersCore

/// `ordertop setup`: adds ordertop's own objects.
struct SetupCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Add ordertop's own tables to a database.",
        discussion: """
            Jobs need a journal and the archive needs a table. setup adds what is missing, all or nothing, \
            and touches none of your own tables. Live totals and their triggers come after it, by `ordertop \
            totals enable`. teardown removes all of it again.

            Examples:
              ordertop setup --dry-run        the SQL, and nothing else
              ordertop setup --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var confirmation: ConfirmationOptions

    func run() async throws {
        try await common.withStore(for: confirmation.dryRun ? .read : .alter) { store in
            let statements = try await store.setupStatements()
            guard !statements.isEmpty else {
                Console.standard.say("Nothing to do: this database is set up.")
                return
            }
            let plan = JobPlan(
                title: "add ordertop's own objects", rows: nil,
                consequences: ["Your own tables stay as they are; `ordertop teardown` undoes it."],
                statements: statements)
            guard try Confirmation(confirmation).allows(plan) else { return }
            try await store.setUp()
            Console.standard.say(
                "The database is set up; `ordertop archive preview` shows what can be archived.")
        }
    }
}
