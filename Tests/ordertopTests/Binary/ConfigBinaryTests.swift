import Foundation
import Testing

/// The configuration file as the program takes it.
@Suite("The configuration, by the binary")
struct ConfigBinaryTests {
    private func withConfiguration(_ text: String, _ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let home = folder + "/.config/ordertop"
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            try text.write(toFile: home + "/config.yaml", atomically: true, encoding: .utf8)
            try await work(folder)
        }
    }

    @Test("A database is opened by its name, by the option, the variable and the file's default")
    func names() async throws {
        let text =
            "databases: {shop: ../../shop.sqlite, locked: {address: ../../shop.sqlite, read_only: yes}}\n"
        try await withConfiguration(text + "database: shop\n") { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 500", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            let top = "top --format json --as-of 2026-01-01"
            #expect(try await Binary.run(top, in: folder).exitCode == 0)
            #expect(try await Binary.run(top + " --db shop", in: folder).exitCode == 0)
            let byVariable = try await Binary.run(top, in: folder, environment: ["ORDERTOP_DB": "locked"])
            #expect(byVariable.exitCode == 0)
            let unknown = try await Binary.run(top + " --db shpo", in: folder)
            #expect(unknown.exitCode == 1)
            #expect(unknown.words.hasSuffix("did you mean shop?\n"))
            let locked = try await Binary.run("generate --db locked --orders 5 --append", in: folder)
            #expect(locked.exitCode == 1)
            #expect(locked.words == "ordertop: locked is configured as read-only; nothing was written.\n")
            let path = try await Binary.run(top + " --db ./shop", in: folder)
            #expect(path.exitCode == 1)
        }
    }

    @Test("A mistake ends every command on a database with 64 before it does anything")
    func mistake() async throws {
        try await withConfiguration("# mine\ninterval: 3\nthme: dark\n") { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 500", in: folder)
            #expect(made.exitCode == 64)
            #expect(!FileManager.default.fileExists(atPath: folder + "/shop.sqlite"))
            let path = folder + "/.config/ordertop/config.yaml"
            #expect(
                made.wordLines.map { $0.replacingOccurrences(of: path, with: "config.yaml") } == [
                    "ordertop: config.yaml:2:11: interval: write a number and a unit (ms, s, m) such as 10ms or 2s, "
                        + "from 1ms to 60m.",
                    "ordertop: config.yaml:3:1: there is no setting thme; did you mean theme?",
                ])
            #expect(try await Binary.run("config path", in: folder).output == path + "\n")
            #expect(try await Binary.run("config example", in: folder).exitCode == 0)
        }
    }

    @Test("The effective configuration is printed with where it came from, and never a password")
    func show() async throws {
        let text = "databases: {prod: 'postgres://u:topsecret@db/shop'}\ndatabase: prod\nkeys: {help: f1}\n"
        try await withConfiguration(text) { folder in
            let file = folder + "/.config/ordertop/config.yaml"
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            for format in ["table", "json", "csv"] {
                let shown = try await Binary.run(
                    "config --theme mono --format \(format)", in: folder, environment: ["ORDERTOP_MOUSE": "0"]
                )
                #expect(shown.exitCode == 0)
                #expect(!(shown.output + shown.words).contains("topsecret"))
                guard format == "csv" else { continue }
                let lines = shown.output.split(separator: "\r\n").map(String.init)
                #expect(lines.contains("theme,mono,flag,--theme,"))
                #expect(lines.contains("mouse,no,environment,ORDERTOP_MOUSE,"))
                #expect(lines.contains("database,prod,file,config.yaml:2,\(file)"))
                #expect(lines.contains("interval,2s,default,,"))
                #expect(lines.contains("databases.prod.address,shop on db,file,config.yaml:1,\(file)"))
                #expect(lines.contains("keys.help,f1,file,config.yaml:3,\(file)"))
            }
            let keys = try await Binary.run("config keys --format csv", in: folder)
            #expect(
                keys.output.contains(
                    "help,f1,Everywhere,Show what every key does and every mark means.,file,config.yaml:3,"))
        }
    }

    @Test("The file is where the XDG base directory specification says")
    func path() async throws {
        try await withTemporaryFolder { folder in
            let usual = try await Binary.run("config path", in: folder)
            #expect(usual.output == folder + "/.config/ordertop/config.yaml\n")
            #expect(usual.words.contains("`ordertop config example`"))
            let other = try await Binary.run(
                "config path", in: folder, environment: ["XDG_CONFIG_HOME": "/etc/x"])
            #expect(other.output == "/etc/x/ordertop/config.yaml\n")
            let relative = try await Binary.run(
                "config path", in: folder, environment: ["XDG_CONFIG_HOME": "x"])
            #expect(relative.output == usual.output)
        }
    }

    @Test("The example that is printed is read without a mistake")
    func example() async throws {
        try await withTemporaryFolder { folder in
            let script =
                "mkdir -p .config/ordertop && $ordertop config example > .config/ordertop/config.yaml && "
                + "$ordertop config"
            let outcome = try await Binary.shell(script, in: folder)
            #expect(outcome.exitCode == 0, "\(outcome.words)")
            #expect(outcome.output.contains("databases.chinook.schema"))
        }
    }
}
