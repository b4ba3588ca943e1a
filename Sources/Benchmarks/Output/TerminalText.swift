/// What was seen from outside, for people.
struct TerminalText: CustomStringConvertible {
    let figures: TerminalBenchmark.Figures

    var description: String {
        let programs = [figures.ordertop] + figures.others.compactMap(\.figures)
        return
            ([TextTable([heading] + programs.map(row)).description] + work + [traffic]
            + programs.map(endings) + missing).joined(separator: "\n")
    }

    private var heading: [String] {
        [
            "at 120x40, idle", "first paint ms", "key p50 ms", "p95", "CPU %", "wake-ups/s", "MiB", "bytes/s",
            "bytes/text", "bytes/needed",
        ]
    }

    private func row(_ program: TerminalBenchmark.ProgramFigures) -> [String] {
        let idle = program.idle
        return [
            program.name, text(program.firstPaint.p50), text(program.keys.latencies.p50),
            text(program.keys.latencies.p95), "\(idle.processorPercent)", "\(idle.wakeUpsPerSecond)",
            "\(idle.residentMiB)", "\(idle.bytesPerSecond)", text(idle.refreshes.perTextByte),
            text(idle.refreshes.perNeededByte),
        ]
    }

    private var work: [String] {
        figures.keysAtWork.map { work in
            let keys = work.keys
            let note = work.lasted ? "" : ", which ended meanwhile"
            return
                "keys beside \(work.work)\(note): p50 \(text(keys.latencies.p50)), p95 \(text(keys.latencies.p95)), "
                + "max \(text(keys.latencies.max)) ms, \(keys.unanswered) of \(keys.unanswered + keys.latencies.count) "
                + "unanswered"
        }
    }

    private var traffic: String {
        let idle = figures.ordertopBesideTraffic
        return "beside 5 orders/s: CPU \(idle.processorPercent) %, \(idle.wakeUpsPerSecond) wake-ups/s, "
            + "\(idle.bytesPerSecond) bytes/s in \(idle.refreshes.refreshes) refreshes, "
            + "\(idle.refreshes.firstRowOnly) of the first row alone, \(idle.refreshes.changedNothing) of nothing; "
            + "\(text(idle.refreshes.perTextByte)) bytes for each of text, \(text(idle.refreshes.perNeededByte)) for "
            + "each needed"
    }

    private func endings(_ program: TerminalBenchmark.ProgramFigures) -> String {
        let ends = program.endings
        let signals = ends.restored.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return
            "\(program.name), terminal restored of \(ends.times): \(signals.joined(separator: ", ")); window closed: "
            + "gone after \(text(ends.afterClosedWindow.max)) ms at most, \(ends.outlivedClosedWindow) went on"
    }

    private var missing: [String] {
        figures.others.compactMap { part in
            if case .skipped(let reason) = part { reason } else { nil }
        }
    }

    private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "-" }
}
