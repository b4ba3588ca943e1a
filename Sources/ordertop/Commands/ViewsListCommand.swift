import ArgumentParser
import OrdersCore

/// `ordertop views list`: what one user looked at last.
struct ViewsListCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what a user looked at, newest first.",
        discussion: """
            Names the user by id, exact name or exact e-mail. With --as-of, views after that instant are left \
            out.

            Examples:
              ordertop views list maria.s
              ordertop views list 4f9c6a70-5a4e-5d8e-9a55-2f1a4f0c9be1 --limit 10 --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Argument(help: "The user's id, name or e-mail.")
    var user: String

    @Option(help: "How many views to show.", transform: Reading.count(Reading.rowLimit))
    var limit = 50

    func run() async throws {
        let views = try await common.withStore(for: .read) { store in
            let user = try await store.user(named: self.user)
            return try await store.recentViews(
                of: user.id, limit: common.asOf == nil ? limit : Int(Int32.max))
        }
        let shown = views.filter { view in common.asOf.map { view.viewedAt <= $0 } ?? true }.prefix(limit)
        try Console.standard.print(OutputDocument(Array(shown)), as: output.format)
    }
}
