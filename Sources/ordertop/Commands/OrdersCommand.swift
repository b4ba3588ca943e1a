import ArgumentParser
import OrdersCore

/// `ordertop orders`: order history over main and archive.
struct OrdersCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "List orders from main and archive, newest first.",
        discussion: """
            --route auto reads only what can hold a match; main, archive and all say it outright. JSON names \
            what was read. Orders that `archive run --flag` has flagged count as the archive's. --from is the first instant that counts, --until the first that doesn't. With \
            --as-of, orders after that instant are left out.

            Examples:
              ordertop orders --user maria.s
              ordertop orders --from 2024-01-01 --until 2024-02-01 --status refunded
              ordertop orders --user maria.s --route all --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Option(help: "Only this user's orders; an id, exact name or exact e-mail.")
    var user: String?

    @Option(
        help: ArgumentHelp("The first instant that counts.", valueName: "instant"), transform: Reading.instant
    )
    var from: Instant?

    @Option(
        help: ArgumentHelp("The first instant that doesn't count.", valueName: "instant"),
        transform: Reading.instant)
    var until: Instant?

    @Option(help: "Only orders with this status.")
    var status: String?

    @Option(help: "What to read: auto, main, archive or all.")
    var route = HistoryRoute.auto

    @Option(help: "How many orders to show at most.", transform: Reading.count(Reading.rowLimit))
    var limit = 100

    func run() async throws {
        let page = try await common.withStore(for: .read) { store in
            var userID: User.ID?
            if let user { userID = try await store.user(named: user).id }
            return try await store.orders(
                OrderHistoryQuery(
                    userID: userID, from: from, until: end, status: status, route: route, limit: limit))
        }
        try Console.standard.print(OutputDocument(page), as: output.format)
    }

    /// The first instant that doesn't count: `--until`, or the moment after `--as-of` if that comes first.
    private var end: Instant? {
        let afterAsOf = common.asOf.map { Instant(microseconds: $0.microseconds + 1) }
        return [until, afterAsOf].compactMap { $0 }.min()
    }
}
