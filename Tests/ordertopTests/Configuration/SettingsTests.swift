import ArgumentParser
import Foundation
import OrdersCore
import Testing

@testable import ordertop

@Suite("What holds for a run")
struct SettingsTests {
    private static let file = """
        databases:
          shop: {address: shop.sqlite, schema: shop.yaml, read_only: yes}
          prod: {address: 'postgres://ana@db/shop', replica: 'postgres://ana@replica/shop'}
        database: shop
        theme: light
        interval: 5s
        archive: {older_than: 3y}
        """

    private func settings(
        _ options: [String: String] = [:], _ variables: [String: String] = [:],
        file: String = SettingsTests.file
    ) throws -> Settings {
        let contents = try ConfigurationFile(path: "/c/config.yaml").read(file)
        return try Settings(options: options, variables: variables, configuration: contents)
    }

    private func shown(_ settings: Settings, _ setting: any NamedSetting) -> String {
        let entry = settings[setting]
        return "\(entry?.text ?? "-") \(entry?.source.kind ?? "default") \(entry?.source.place ?? "-")"
    }

    @Test("An option wins over a variable, a variable over the file, the file over what holds by itself")
    func order() throws {
        let variables = ["ORDERTOP_THEME": "mono", "ORDERTOP_INTERVAL": ""]
        let all = try settings(["theme": "dark"], variables)
        #expect(shown(all, SettingTable.theme) == "dark flag --theme")
        let some = try settings([:], variables)
        #expect(shown(some, SettingTable.theme) == "mono environment ORDERTOP_THEME")
        #expect(shown(some, SettingTable.interval) == "5s file config.yaml:6")
        #expect(shown(some, SettingTable.olderThan) == "3y file config.yaml:7")
        #expect(shown(some, SettingTable.mouse) == "- default -")
        #expect(try some.value(SettingTable.interval) == .seconds(5))
    }

    @Test("Every setting is read from the variable that it is said to be")
    func variables() throws {
        let texts = [
            "database": "x.sqlite", "schema": "s.yaml", "replica": "postgres://a/b", "max_lag": "3s",
            "read_only": "1", "theme": "mono", "interval": "3s", "mouse": "off", "ascii": "true",
            "cache_ttl": "9m", "archive.older_than": "1y", "archive.max_writer_stall": "7ms",
            "archive.hours": "02:00-03:00", "log": "l.txt",
        ]
        #expect(Set(texts.keys) == Set(SettingTable.all.map(\.key)))
        let pairs = SettingTable.all.map { ($0.variable, texts[$0.key] ?? "") }
        let settings = try settings([:], Dictionary(uniqueKeysWithValues: pairs))
        for setting in SettingTable.all {
            #expect(shown(settings, setting) == "\(texts[setting.key] ?? "") environment \(setting.variable)")
        }
        #expect(SettingTable.database.variable == "ORDERTOP_DB")
        #expect(SettingTable.olderThan.variable == "ORDERTOP_ARCHIVE_OLDER_THAN")
    }

    @Test("A variable that can't be read is a mistake with the variable's name")
    func wrongVariable() throws {
        let error = #expect(throws: ConfigurationMistakes.self) {
            try settings([:], ["ORDERTOP_MOUSE": "perhaps"])
        }
        #expect(error?.sentences == ["ORDERTOP_MOUSE: write yes or no."])
    }

    @Test(
        "A name stands for its database with all that is set for it, from the file, the environment or the option"
    )
    func names() throws {
        let usual = try settings()
        #expect(usual.address == "/c/shop.sqlite")
        #expect(shown(usual, SettingTable.schema) == "/c/shop.yaml file config.yaml:2")
        #expect(try usual.value(SettingTable.readOnly) == true)
        for chosen in [try settings(["database": "prod"]), try settings([:], ["ORDERTOP_DB": "prod"])] {
            #expect(chosen.address == "postgres://ana@db/shop")
            #expect(chosen[SettingTable.schema] == nil)
            #expect(chosen[SettingTable.readOnly] == nil)
            #expect(chosen[SettingTable.replica]?.text == "postgres://ana@replica/shop")
        }
        let path = try settings(["database": "./shop"])
        #expect(path.address == "./shop")
        #expect(path.database == nil)
        #expect(path[SettingTable.readOnly] == nil)
    }

    private func configured<Command: DatabaseCommand>(
        _ line: String, as type: Command.Type, _ variables: [String: String] = [:],
        file: String = SettingsTests.file
    ) throws -> Command {
        try withTemporaryFolder { folder in
            let path = folder + "/config.yaml"
            try file.write(toFile: path, atomically: true, encoding: .utf8)
            let parsed = try Ordertop.parseAsRoot(line.split(separator: " ").map(String.init))
            var command = try #require(parsed as? Command)
            try command.configure(ConfigurationFile(path: path), variables: variables)
            return command
        }
    }

    @Test("The dashboard's options keep winning, and the file stands in for those that aren't given")
    func dashboard() throws {
        let usual = try configured("", as: DashboardCommand.self)
        #expect(usual.screen.theme.name == "light")
        #expect(usual.screen.interval == .seconds(5))
        #expect(!usual.screen.noMouse)
        #expect(usual.archive.age.olderThan == Age(3, .years))
        #expect(usual.common.readOnly)
        let line = "--theme mono --interval 1s --no-mouse --ascii --older-than 1y --db x.sqlite"
        let given = try configured(line, as: DashboardCommand.self)
        #expect(given.screen.theme.name == "mono")
        #expect(given.screen.interval == .seconds(1))
        #expect(given.screen.noMouse && given.screen.ascii)
        #expect(given.archive.age.olderThan == Age(1, .years))
        #expect(given.common.database == "x.sqlite")
        #expect(!given.common.readOnly)
        let back = try configured(
            "--no-ascii --mouse", as: DashboardCommand.self,
            ["ORDERTOP_ASCII": "yes", "ORDERTOP_MOUSE": "no"])
        #expect(!back.screen.ascii && !back.screen.noMouse)
        let run = try configured("archive run", as: ArchiveRunCommand.self)
        #expect(run.archive.age.olderThan == Age(3, .years))
    }

    @Test("Without a file everything is as the contract says")
    func nothing() throws {
        let usual = try configured("", as: DashboardCommand.self, file: "")
        #expect(usual.common.database == nil)
        #expect(usual.screen.interval == .seconds(2))
        #expect(usual.archive.age.olderThan == Age(2, .years))
        #expect(usual.archive.pacing.maxWriterStall == .milliseconds(10))
    }

    @Test("Made-up orders reach no database that isn't named for them")
    func madeUp() throws {
        let variables = ["ORDERTOP_DB": "prod", "ORDERTOP_SCHEMA": "s.yaml"]
        let demo = try configured("demo", as: DemoCommand.self, variables)
        #expect(demo.common.database == nil && demo.common.schemaFile == nil)
        #expect(demo.screen.theme.name == "light")
        #expect(try configured("generate --orders 5", as: GenerateCommand.self).common.database == nil)
        #expect(try configured("traffic", as: TrafficCommand.self).common.database == nil)
        let named = try configured("traffic", as: TrafficCommand.self, ["ORDERTOP_DB": "prod"])
        #expect(named.common.database == "postgres://ana@db/shop")
        #expect(throws: (any Error).self) { try configured("demo --db shop", as: DemoCommand.self) }
        let shop = try configured("generate --db shop --orders 5", as: GenerateCommand.self)
        #expect(throws: OrdersError.self) { try shop.common.requireWritable() }
    }
}
