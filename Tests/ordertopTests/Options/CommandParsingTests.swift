import ArgumentParser
import OrdersCore
import Testing

@testable import ordertop

@Suite("The command line's parsing")
struct CommandParsingTests {
    private func parse<Command: ParsableCommand>(
        _ line: String, as type: Command.Type
    ) throws -> Command {
        let command = try Ordertop.parseAsRoot(line.split(separator: " ").map(String.init))
        return try #require(command as? Command)
    }

    @Test("every command of the contract parses with its options")
    func contract() throws {
        let lines: [(String, any ParsableCommand.Type)] = [
            ("", DashboardCommand.self), ("--db shop.sqlite --read-only", DashboardCommand.self),
            ("dashboard --interval 2s --ascii --no-mouse --theme dark", DashboardCommand.self),
            ("dashboard --cache-ttl 10m", DashboardCommand.self), ("demo --cache-ttl 1h", DemoCommand.self),
            ("demo --orders 1000 --rate 5", DemoCommand.self),
            (
                "generate --orders 10 --users 2 --products 3 --views 4 --seed 7 --until 2026-01-01 --years 2",
                GenerateCommand.self
            ),
            ("generate --from sample-data --append", GenerateCommand.self),
            ("traffic --rate 20 --duration 10s --format json", TrafficCommand.self),
            ("top --limit 10 --window 30d --via direct --as-of 2026-01-01", TopCommand.self),
            ("views list maria --limit 50", ViewsListCommand.self),
            ("views record maria desk --at 2026-01-01", ViewsRecordCommand.self),
            ("views sweep --keep 50 --yes --dry-run", ViewsSweepCommand.self),
            (
                "orders --user u --from 2025-01-01 --until 2026-01-01 --status completed --route all --limit 5",
                OrdersCommand.self
            ),
            ("setup --dry-run", SetupCommand.self), ("teardown --yes", TeardownCommand.self),
            ("totals", TotalsStatusCommand.self),
            ("totals status --format json --schema s.yaml --db a.sqlite", TotalsStatusCommand.self),
            ("totals enable --rebuild --dry-run --yes --format csv", TotalsEnableCommand.self),
            ("totals disable --dry-run --yes --format json", TotalsDisableCommand.self),
            ("totals verify --read-only --format csv", TotalsVerifyCommand.self),
            ("indexes", IndexesListCommand.self), ("indexes list --sizes", IndexesListCommand.self),
            ("indexes build orders_report", IndexesBuildCommand.self),
            ("indexes drop orders_report --yes", IndexesDropCommand.self),
            ("plan --of orders --analyze", PlanCommand.self), ("plan --of archive --raw", PlanCommand.self),
            ("archive", ArchiveStatusCommand.self), ("archive status", ArchiveStatusCommand.self),
            ("archive preview --older-than 18mo", ArchivePreviewCommand.self),
            (
                "archive run --older-than 2y --max-writer-stall 10ms --limit 5 --dry-run",
                ArchiveRunCommand.self
            ),
            ("archive run --flag --only-between 01:00-05:00 --to a.sqlite", ArchiveRunCommand.self),
            ("archive pause", ArchivePauseCommand.self),
            ("archive resume 7 --yes", ArchiveResumeCommand.self),
            ("archive cancel", ArchiveCancelCommand.self),
            ("archive restore --from 2025-01-01 --until 2026-01-01", ArchiveRestoreCommand.self),
            ("archive verify --format csv", ArchiveVerifyCommand.self),
            ("jobs --all", JobsCommand.self), ("doctor --format json", DoctorCommand.self),
        ]
        for (line, type) in lines {
            let command = try Ordertop.parseAsRoot(line.split(separator: " ").map(String.init))
            #expect(Swift.type(of: command) == type, "\(line)")
        }
    }

    @Test("what isn't said has the contract's defaults")
    func defaults() throws {
        let top = try parse("top", as: TopCommand.self)
        #expect(top.limit == 10)
        #expect(top.window.seconds == ReportWindow.thirtyDays)
        #expect(top.via == .auto)
        #expect(top.output.format == .table)
        #expect(top.common.asOf == nil)
        #expect(try parse("", as: DashboardCommand.self).screen.cacheTTL == nil)
        #expect(try parse("--cache-ttl 10m", as: DashboardCommand.self).screen.cacheTTL == Age(10, .minutes))
        #expect(try !parse("totals enable", as: TotalsEnableCommand.self).rebuild)
        #expect(try parse("views list x", as: ViewsListCommand.self).limit == 50)
        #expect(try parse("views sweep", as: ViewsSweepCommand.self).keep == 50)
        let run = try parse("archive run", as: ArchiveRunCommand.self)
        #expect(run.archive.age.olderThan == Age(2, .years))
        #expect(run.archive.pacing.maxWriterStall == .milliseconds(10))
        #expect(run.most.rows == nil)
    }

    @Test(
        "wrong usage exits 64 with one sentence that says what is expected",
        arguments: [
            "top --limit 0", "top --limit 1e3", "top --limit -5", "top --window 0d", "top --window 30",
            "top --as-of 2026-02-30", "top --as-of yesterday", "top --as-of 2026-13-01T00:00:00Z",
            "top --via fast",
            "top --format xml", "orders --route here", "orders --from tomorrow", "views list",
            "views sweep --keep 0",
            "views record maria", "archive run --older-than 2", "archive run --max-writer-stall 0ms",
            "archive run --max-writer-stall 2h", "archive run --limit 0", "archive resume none",
            "archive restore --from 2026-01-01 --until 2026-01-01", "plan --of everything",
            "traffic --rate 0",
            "generate --orders 0", "generate --orders many", "generate --seed -1",
            "generate --from x --orders 5", "generate --schema x.yaml", "generate --read-only",
            "dashboard --interval 0s",
            "dashboard --cache-ttl 10", "dashboard --cache-ttl 0m", "demo --cache-ttl soon",
            "top --cache-ttl 5m",
            "totals enable --as-of 2026-01-01", "totals verify --as-of 2026-01-01", "totals status now",
            "totals disable --rebuild", "totals verify --yes", "totals enable --limit 5", "totals fold",
            "dashboard --theme neon", "demo --rate -1", "top --bogus", "bogus",
        ])
    func wrongUsage(_ line: String) throws {
        let error = try #require(throws: (any Error).self) {
            try Ordertop.parseAsRoot(line.split(separator: " ").map(String.init))
        }
        let failure = Failure(error)
        let sentence = try #require(failure.sentence)
        #expect(failure.exitCode == 64)
        #expect(!sentence.contains("\n"))
        #expect(sentence.hasSuffix("--help'."))
    }

    @Test("every command has an abstract, and every leaf an example")
    func help() {
        func check(_ command: any ParsableCommand.Type) {
            let configuration = command.configuration
            #expect(!configuration.abstract.isEmpty, "\(command)")
            #expect(configuration.discussion.contains("  ordertop "), "\(command)")
            configuration.subcommands.forEach(check)
        }
        check(Ordertop.self)
    }
}
