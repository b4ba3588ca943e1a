import Foundation
import OrdersCore
import TerminalHarness

/// How the dashboard behaves in a terminal, seen from outside, beside other programs that people know.
struct TerminalBenchmark {
    struct Figures: Encodable {
        let orders: Int
        let ordertop: ProgramFigures
        /// With five orders a second placed by another process.
        let ordertopBesideTraffic: IdleCost.Figures
        /// Keys while the dashboard's own process works.
        let keysAtWork: [AtWork.Figures]
        let others: [Part<ProgramFigures>]
    }

    struct ProgramFigures: Encodable {
        let name: String
        let firstPaint: Latencies
        let keys: KeyLatency.Figures
        let idle: IdleCost.Figures
        let endings: Endings.Figures
    }

    let shop: ShopFile
    let workplace: Workplace
    var idleTime = Duration.seconds(20)
    var presses = 300
    /// So few that a build lasts as long.
    var pressesAtWork = 120
    var endings = 20
    var endingsOfOthers = 5

    func run() async throws -> Figures {
        try await prepare()
        let program = try ordertop
        return Figures(
            orders: shop.plan.orders,
            ordertop: try await measure(program, endings: endings),
            ordertopBesideTraffic: try await besideTraffic(program),
            keysAtWork: try await AtWork(program: program, presses: pressesAtWork).measure(),
            others: try await others())
    }

    /// The release build beside this program.
    private var ordertopPath: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("ordertop").path
    }

    private var ordertop: WatchedProgram {
        get throws {
            guard FileManager.default.isExecutableFile(atPath: ordertopPath) else {
                throw OrdersError(.unsupported, "ordertop isn't built: `make build`")
            }
            return WatchedProgram(
                "ordertop", path: ordertopPath, ["--db", shop.path], home: workplace.folder.path,
                moves: ["j", "k"])
        }
    }

    /// A shop as an analyst has it: set up, with live totals.
    private func prepare() async throws {
        for words in [["setup"], ["totals", "enable"]] {
            _ = try await ExternalProgram(
                name: ordertopPath, arguments: words + ["--yes", "--db", shop.path]
            ).run()
        }
    }

    private func others() async throws -> [Part<ProgramFigures>] {
        var parts: [Part<ProgramFigures>] = []
        for name in ["htop", "btop", "tig"] {
            parts.append(
                try await Part.of(true) {
                    try await measure(
                        try WatchedProgram.installed(name, home: workplace.folder.path),
                        endings: endingsOfOthers)
                })
        }
        return parts
    }

    private func measure(_ program: WatchedProgram, endings: Int) async throws -> ProgramFigures {
        Workplace.say("\(program.name) in a terminal")
        let firstPaint = try await FirstPaint.measure(program, starts: 10)
        let window = try program.start()
        try await IdleCost.waitForRest(window)
        let keys = try await KeyLatency.measure(window, keys: program.moves, presses: presses)
        // Threads that the keys have set to work end within some seconds, and wake up once more for it.
        try await Task.sleep(for: .seconds(10))
        let idle = try await IdleCost.measure(window, for: idleTime)
        try await window.end()
        return ProgramFigures(
            name: program.name, firstPaint: firstPaint, keys: keys, idle: idle,
            endings: try await Endings.measure(program, times: endings))
    }

    private func besideTraffic(_ program: WatchedProgram) async throws -> IdleCost.Figures {
        let window = try program.start()
        try await IdleCost.waitForRest(window)
        let seconds = Int(idleTime.inSeconds) + 10
        async let traffic = ExternalProgram(
            name: ordertopPath,
            arguments: ["traffic", "--rate", "5", "--duration", "\(seconds)s", "--db", shop.path]
        ).run()
        try await Task.sleep(for: .seconds(5))
        let figures = try await IdleCost.measure(window, for: idleTime)
        try await window.end()
        _ = try await traffic
        return figures
    }
}
