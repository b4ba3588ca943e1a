import Foundation
import TestSupport
import Testing

/// The real program for as long as one likes: a few seconds in passing, an hour with `ORDERTOP_SOAK_MINUTES=60`.
@Suite("The screen for long, by the binary", .timeLimit(.minutes(600)))
struct ScreenSoakTests {
    @Test(
        "keys, sizes and hostile data at random: it lives, answers, keeps its memory and gives the tty back")
    func soak() async throws {
        let plan = SoakPlan.asked
        try await SoakShop.with(seed: plan.seed) { shop in
            var run = try await SoakRun(plan, shop)
            let end = ContinuousClock.now + plan.duration
            var nextReport = ContinuousClock.now + .seconds(60)
            while .now < end {
                try await run.proceed()
                guard .now > nextReport else { continue }
                nextReport += .seconds(60)
                Self.say(run)
            }
            try await run.end()
            Self.say(run)
            #expect(run.actionCount > 10)
        }
    }

    private static func say(_ run: SoakRun) {
        FileHandle.standardError.write(Data("soak, \(run)\n".utf8))
    }

    @Test("memory that grows is told from memory that comes and goes")
    func memory() {
        func memory(_ bytes: (Int) -> Int, files: (Int) -> Int = { _ in 9 }) -> SoakMemory {
            (0..<60).reduce(into: SoakMemory()) { memory, index in
                memory.add(.init(at: .now, residentBytes: bytes(index), openFiles: files(index)))
            }
        }
        #expect(memory { 40_000_000 + $0 % 7 * 5_000_000 }.complaint == nil)
        #expect(memory { 40_000_000 + max(0, 5 - $0) * 9_000_000 }.complaint == nil)
        #expect(memory { 40_000_000 + $0 * 500_000 }.complaint?.hasPrefix("memory grew") == true)
        #expect(memory({ _ in 40_000_000 }, files: { 9 + $0 / 2 }).complaint?.hasPrefix("open files") == true)
    }
}
