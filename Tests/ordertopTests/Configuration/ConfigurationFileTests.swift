import Dashboard
import Foundation
import TerminalUI
import Testing

@testable import ordertop

@Suite("The configuration file")
struct ConfigurationFileTests {
    private let file = ConfigurationFile(path: "/home/ana/.config/ordertop/config.yaml")

    private func mistakes(_ text: String) throws -> [String] {
        let mistakes = try #require(throws: ConfigurationMistakes.self) { try file.read(text) }
        for sentence in mistakes.sentences { #expect(!sentence.contains("\n")) }
        return mistakes.sentences.map {
            $0.replacingOccurrences(of: "/home/ana/.config/ordertop/config.yaml:", with: "")
        }
    }

    @Test("It names databases, sets what options set, and changes keys")
    func reads() throws {
        let found = try file.read(
            """
            databases:
              shop: ../shop.sqlite
              home: {address: ~/home.sqlite, schema: home.yaml, read_only: yes}
              prod:
                address: postgres://ana@db/shop
                replica: postgres://ana@replica/shop
                max_lag: 2s
            database: prod
            theme: light
            interval: 500ms
            mouse: no
            archive: {older_than: 18mo, hours: 01:00-05:00}
            keys:
              refresh: [f5, ctrl-r]
              top-spenders.source: space
              freeze: []
            """)
        #expect(found.databases.map(\.name) == ["shop", "home", "prod"])
        #expect(found.databases[0].address.text == "/home/ana/.config/shop.sqlite")
        #expect(found.databases[1].address.text == ProcessInfo.processInfo.home + "/home.sqlite")
        #expect(found.databases[1].values["schema"]?.text == "/home/ana/.config/ordertop/home.yaml")
        #expect(found.databases[2].values["max_lag"]?.text == "2s")
        #expect(found.values["interval"]?.place.line == 10)
        #expect(found.values["archive.hours"]?.text == "01:00-05:00")
        #expect(found.keys.map(\.command.name.description) == ["refresh", "top-spenders.source", "freeze"])
        #expect(found.keys[0].keys.map(\.key) == [.function(5), .control("r")])
    }

    @Test("The example is a configuration without a mistake, and an empty file is one, too")
    func example() throws {
        let found = try file.read(ConfigurationExample.text)
        #expect(found.databases.count == 3)
        let uncommented = ConfigurationExample.text.replacingOccurrences(of: "# cache_ttl", with: "cache_ttl")
            .replacingOccurrences(of: "# log", with: "log").replacingOccurrences(of: "# hours", with: "hours")
        let all = try file.read(uncommented)
        let settings = SettingTable.all.filter { !$0.belongsToDatabase }
        #expect(Set(all.values.keys) == Set(settings.map(\.key)))
        #expect(try file.read("").databases.isEmpty)
        #expect(try file.read("# nothing\n").databases.isEmpty)
        #expect(try file.read("databases:\n").databases.isEmpty)
        #expect(try ConfigurationFile(path: "/nowhere/config.yaml").read().values.isEmpty)
    }

    @Test(
        "A mistake is one sentence with its line and column",
        arguments: [
            ("thme: dark", "1:1: there is no setting thme; did you mean theme?"),
            ("# x\ntheme: neon", "2:8: theme: the themes are "),
            ("theme: [dark]", "1:8: theme should be a single value."),
            ("theme:", "1:7: theme has no value; write one or leave the line out."),
            ("interval: 2", "1:11: interval: write a number and a unit (ms, s, m)"),
            ("interval: 10m", "1:11: interval: the dashboard looks for changes every 500ms to 60s."),
            ("mouse: 3", "1:8: mouse: write yes or no."),
            ("schema: x.yaml", "1:1: schema belongs below the database's name below databases."),
            ("older_than: 2y", "1:1: older_than belongs below archive."),
            (
                "archive: {older: 2y}",
                "1:11: archive has no older; known are older_than, max_writer_stall, hours."
            ),
            ("archive: 2y", "1:10: archive should be a set of keys with values."),
            ("- theme", "1:1: the configuration should be a set of keys with values."),
            ("theme: dark\ntheme: light", "2:1: written twice: theme."),
            ("theme: dark\n  x: [", "2:4: this isn't YAML"),
            (
                "theme: dark\n---\ntheme: light",
                "2:1: this isn't one YAML text: expected a single document in the stream but found another document."
            ),
            ("database: shop", "1:11: there is no database shop below databases; name it below databases."),
            (
                "databases: {shop: a.sqlite}\ndatabase: shpo",
                "2:11: there is no database shpo below databases; did you mean shop?"
            ),
            ("databases: {a.b: x.sqlite}", "1:13: a database's name is made of letters, digits, - and _."),
            ("databases: {a: {schema: x.yaml}}", "1:13: databases.a has no address;"),
            ("databases: {a: {adress: x}}", "1:17: a database has no adress; did you mean address?"),
            (
                "databases: {a: {address: x.sqlite, replica: 'postgres://b/c'}}",
                "1:45: a SQLite file has no replica"
            ),
            (
                "databases: {a: 'postgres://u@h/d?bogus=1'}",
                "1:16: databases.a: The server's address can't be read"
            ),
            (
                "databases: {a: 'postgres://u:secret@b/c'}",
                "1:16: databases.a holds a password that others can read"
            ),
            ("keys: {refersh: r}", "1:8: there is no command refersh; did you mean refresh?"),
            (
                "keys: {nothing-like-it: r}",
                "1:8: there is no command nothing-like-it; `ordertop config keys` lists"
            ),
            ("keys: {refresh: hyper-r}", "1:17: there is no key hyper-r;"),
            ("keys: {refresh: {a: b}}", "1:17: keys.refresh should be a key or a list of keys."),
            ("keys: {refresh: [f5, f5]}", "1:22: f5 stands here twice."),
            ("keys: {refresh: [f5, z]}", "1:22: z is the key of zoom already;"),
            ("keys: {refresh: f5, zoom: f5}", "1:27: f5 is the key of refresh already;"),
            ("keys: {help: ctrl-c}", "1:14: ctrl-c is the key of quit already;"),
        ])
    func mistake(_ text: String, _ expected: String) throws {
        let found = try mistakes(text)
        let first = try #require(found.first)
        #expect(found.count == 1 || expected.contains("has no adress"), "\(found)")
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
        #expect(first.hasSuffix(".") || first.hasSuffix("?"))
        #expect(!found.joined().contains("secret"))
    }

    @Test("All mistakes are told, in the order of their lines, but not hundreds of them")
    func several() throws {
        #expect(try mistakes("mouse: 3\nkeys: {x: y}\ntheme: neon").map { $0.first } == ["1", "2", "3"])
        let many = (1...30).map { "wrong\($0): 1" }.joined(separator: "\n")
        let found = try mistakes(many)
        #expect(found.count == 11)
        #expect(found.last == "There are 20 more mistakes like these.")
    }

    @Test("A password is no mistake in a file that only its owner can read, and a folder is no file")
    func permissions() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/config.yaml"
            try "databases: {a: 'postgres://u:secret@b/c'}".write(
                toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(try ConfigurationFile(path: path).read().databases[0].shownAddress == "c on b")
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: ConfigurationMistakes.self) { try ConfigurationFile(path: path).read() }
            let error = #expect(throws: ConfigurationMistakes.self) {
                try ConfigurationFile(path: folder).read()
            }
            #expect(error?.sentences.first?.contains("is a folder") == true)
        }
    }
}
