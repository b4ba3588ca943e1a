import ArgumentParser
import OrdersCore

/// `ordertop views record`: one more look at a product.
struct ViewsRecordCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record that a user looked at a product.",
        discussion: """
            Keeps the newest time per user and product, and the user's 50 newest views. Writes this one row \
            without asking.

            Examples:
              ordertop views record maria.s "Walnut desk"
              ordertop views record maria.s "Walnut desk" --at 2026-11-22T12:31:07Z
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var answer: YesOption

    @Argument(help: "The user's id, name or e-mail.")
    var user: String

    @Argument(help: "The product's id or name.")
    var product: String

    @Option(
        help: ArgumentHelp("When the user looked. Default: now.", valueName: "instant"),
        transform: Reading.instant)
    var at: Instant?

    func run() async throws {
        let viewedAt = at ?? common.now
        let (user, product) = try await common.withStore(for: .alter) { store in
            let user = try await store.user(named: self.user)
            let product = try await store.product(named: self.product)
            try await store.record(
                ProductView(userID: user.id, productID: product.id, viewedAt: viewedAt), keeping: .standard)
            return (user, product)
        }
        Console.standard.say("\(user.username) looked at \(product.name) on \(viewedAt.iso8601).")
    }
}
