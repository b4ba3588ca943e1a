import ArgumentParser
import Logging
import OrdersCore
import SampleData

/// `ordertop demo`: a shop to look at, with people in it.
struct DemoCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open the dashboard on a realistic shop with live traffic.",
        discussion: """
            Makes the demo database if there is none, 250,000 orders over three years up to now with live \
            totals enabled, and lets people shop in it while the dashboard is open. Works on the demo database, or on the generated \
            shop of --db; ORDERTOP_DB is not looked at, so that no made-up order reaches a database of yours.

            A demo database whose newest order is more than a day old is made anew, so that there is \
            something in the last 30 days; but one on which you ran a job, or that another program has open, \
            is kept as it is.

            Examples:
              ordertop demo
              ordertop demo --orders 2000000 --rate 50 --db big.sqlite
              ordertop demo --rate 0        nobody shops
              ordertop demo --db postgres:///shop        an empty database of a server
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var archive: ArchiveRunOptions

    @Option(
        help: "How many orders a new demo database gets.", transform: Reading.count(1...2_000_000_000))
    var orders = ShopWriter.standardOrders

    @Option(
        help: "Orders per second placed while the dashboard is open; 0 for none.",
        transform: Reading.rate(allowingNone: true))
    var rate = 5.0

    func validate() throws {
        try common.requireOwnTables("the demo has its own tables")
    }

    /// No made-up order reaches a database that isn't named for it.
    static var unnamedDatabase: UnnamedDatabase { .demo }

    var given: [String: String] { common.given + screen.given + archive.given }

    mutating func take(_ settings: Settings) throws {
        try common.take(settings)
        try screen.take(settings)
        try archive.take(settings)
        try validate()
    }

    func run() async throws {
        try DashboardScreen.requireTerminal()
        // With the option the shop goes on, and only the dashboard may write nothing.
        if !common.isGiven(SettingTable.readOnly) { try common.requireWritable() }
        let location = try DatabaseLocation(named: common.database)
        try await DemoDatabase(location: location, orders: orders).prepare()
        var common = common
        common.database = location.reference
        let traffic = try await startTraffic(location)
        let shown = await Result {
            try await DashboardScreen(common: common, options: screen, archive: archive).run()
        }
        await stop(traffic)
        try shown.get()
    }

    private func startTraffic(_ location: DatabaseLocation) async throws -> Task<TrafficReport, any Error>? {
        guard rate > 0 else { return nil }
        let traffic = try ShopTraffic(shop: try await location.openShop(), rate: rate, isShown: false)
        return Task { try await traffic.run(for: nil) }
    }

    /// Ends the traffic. That it broke off before is worth a word, but no failure of the dashboard.
    private func stop(_ traffic: Task<TrafficReport, any Error>?) async {
        traffic?.cancel()
        guard let traffic, case .failure(let error) = await traffic.result else { return }
        Console.standard.say("The traffic broke off: \(Failure(error).sentence ?? "no reason is known")")
    }
}
