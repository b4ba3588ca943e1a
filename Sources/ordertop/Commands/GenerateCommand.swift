import ArgumentParser
import OrdersCore
import SQLiteStore
import SampleData

/// `ordertop generate`: writes a shop.
struct GenerateCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write a realistic shop into a new database.",
        discussion: """
            The same numbers, seed and --until give the same data on any machine. --until is the last UTC \
            midnight unless it is given, so a seed gives the same shop all day. Users, products and views \
            follow from the number of orders where they aren't given. --from loads a shop from CSV files \
            instead.

            A database that holds orders is left alone unless --append says so. Nothing is visible before \
            everything is written, and Ctrl-C leaves no trace.

            Examples:
              ordertop generate --db shop.sqlite --orders 1000000
              ordertop generate --db shop.sqlite --orders 5000 --seed 7 --until 2026-01-01 --years 2
              ordertop generate --db small.sqlite --from sample-data
              ordertop generate --db postgres:///shop --orders 1000000
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var answer: YesOption

    @Option(help: "How many orders to make (default: 250000).", transform: Reading.count(1...2_000_000_000))
    var orders: Int?

    @Option(help: "How many users to make.", transform: Reading.count(1...5_000_000))
    var users: Int?

    @Option(help: "How many products to make.", transform: Reading.count(1...200_000))
    var products: Int?

    @Option(help: "How many recent views to make.", transform: Reading.count(0...2_000_000_000))
    var views: Int?

    @Option(help: "Which of all possible shops to make (default: \(ShopPlan.standardSeed)).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "When the newest order was placed. Default: the last UTC midnight.", valueName: "instant"),
        transform: Reading.instant)
    var until: Instant?

    @Option(help: "How many years of orders to make (default: 3).", transform: Reading.count(1...50))
    var years: Int?

    @Option(
        help: ArgumentHelp("Load users, products, orders and views from CSV files.", valueName: "folder"),
        completion: .directory)
    var from: String?

    @Flag(help: "Add to a shop that is there already.")
    var append = false

    func validate() throws {
        if common.readOnly { throw ValidationError("generate writes; leave --read-only out.") }
        try common.requireOwnTables("generate writes the demo's own tables")
        let numbers: [Any?] = [orders, users, products, views, seed, until, years]
        if from != nil, numbers.contains(where: { $0 != nil }) {
            throw ValidationError("--from loads what the files hold; leave the other numbers out.")
        }
    }

    static var unnamedDatabase: UnnamedDatabase { .ofEnvironment }

    func run() async throws {
        try common.requireWritable()
        try common.requireOwnTables("generate writes the demo's own tables")
        let location = try DatabaseLocation(common)
        let shop =
            try from.map { ShopSource.files(try CSVShop(folder: $0)) } ?? .made(ShopGenerator(try plan))
        let made = try ShopWriter(location: location, append: append).write(shop)
        try Console.standard.print(OutputDocument(made, name: location.name), as: output.format)
    }

    private var plan: ShopPlan {
        get throws {
            try ShopPlan(
                orders: orders ?? ShopWriter.standardOrders, users: users, products: products, views: views,
                seed: seed ?? ShopPlan.standardSeed, until: until ?? Instant(startOf: common.now.date),
                years: years ?? 3)
        }
    }
}

extension OutputDocument {
    /// What was written.
    init(_ made: ShopCounts, name: String) {
        self.init(
            object: OutputTable(
                columns: [
                    .text("database"), .number("users"), .number("products"), .number("orders"),
                    .number("views"), .number("seconds"),
                ],
                rows: [
                    [
                        .text(name), .integer(made.users), .integer(made.products), .integer(made.orders),
                        .integer(made.views), .decimal(made.elapsed.inSeconds, places: 1),
                    ]
                ]))
    }
}
