import Foundation
import TerminalHarness
import TerminalUI

/// How a picture comes about: what is opened, what is pressed, and what must be seen before the next.
struct ScreenScript {
    enum Step {
        case press(String)
        case see(String)
        /// Waits until a run has got so far, in percent, and what it writes is complete.
        case progress(ClosedRange<Int>)
    }

    let size: Size
    let arguments: [String]
    let steps: [Step]

    /// - Throws: `ScreenError` when there is no such script.
    static func named(_ name: String) throws -> ScreenScript {
        guard let script = all[name] else { throw ScreenError("There is no script for the screen \(name).") }
        return script
    }

    private static let all = [
        "dashboard": ScreenScript(
            size: Size(columns: 120, rows: 40), arguments: ["demo", "--theme", "mono"],
            steps: [
                .see("live, exact"), .see("of 50"), .press("4"), .press("a"), .see("Start"), .press("\t"),
                .press("\r"), .press("1"), .progress(30...60),
            ])
    ]

    /// Runs the program in a home of its own and gives back what is seen at the end.
    func picture(of program: String) async throws -> [String] {
        let home = FileManager.default.temporaryDirectory
            .appendingPathComponent("ordertop-screens-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let window = try PseudoTerminal(size: size)
        try window.spawn(program, arguments, environment: ["HOME": home.path])
        for step in steps { try await take(step, in: window) }
        let lines = window.screen.lines
        try window.signal(SIGTERM)
        _ = try await window.waitForExit()
        return lines
    }

    private func take(_ step: Step, in window: PseudoTerminal) async throws {
        switch step {
        case .press(let keys):
            try window.send(keys)
            try await window.waitForCalm(.milliseconds(300), atMost: .seconds(2))
        case .see(let text): try await window.waitForScreen(showing: text, timeout: .seconds(120))
        case .progress(let range):
            try await window.waitForScreen("no run at \(range) %") { lines in
                lines.contains { line in ScreenScript.percent(in: line).map(range.contains) ?? false }
            }
            try await window.waitForCalm()
        }
    }

    /// The number of `running 41 %`.
    private static func percent(in line: String) -> Int? {
        guard let start = line.range(of: "running ")?.upperBound else { return nil }
        return Int(line[start...].prefix(while: \.isNumber))
    }
}
