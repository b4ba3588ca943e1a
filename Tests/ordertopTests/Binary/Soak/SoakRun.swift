import Foundation
import TerminalHarness
import TerminalUI
import TestSupport

/// A soak under way: the window, what it showed, and what was seen of the process.
struct SoakRun {
    let plan: SoakPlan
    let shop: SoakShop
    private(set) var actionCount = 0
    private(set) var recent: [SoakAction] = []
    private(set) var screen: EmulatedScreen
    private(set) var memory = SoakMemory()
    /// How often a command that quits was hit, and the program was started again.
    private(set) var restarts = 0
    /// The longest that an answer to a key took.
    private(set) var slowest: Duration = .zero

    private var nextRoll = 0
    private var actions: SoakActions
    private var window: PseudoTerminal
    private let before: TerminalSettings
    private var processID: Int32 = 0
    /// The end of what was written, in which the shell's words are looked for.
    private var tail: [UInt8] = []

    private static let size = Size(columns: 120, rows: 40)
    /// A key is answered within this on a busy machine, by a debug build, amid a job; whatever takes longer hangs.
    private static let patience: Duration = .seconds(20)

    init(_ plan: SoakPlan, _ shop: SoakShop) async throws {
        (self.plan, self.shop) = (plan, shop)
        screen = EmulatedScreen(size: Self.size)
        actions = SoakActions(seed: plan.seed, size: Self.size)
        window = try PseudoTerminal(size: Self.size)
        before = try window.settings
        try await open()
    }

    /// Does what comes next, and looks at what it led to. Now and then the program must answer a question.
    mutating func proceed() async throws {
        for _ in 0..<4 { try await perform(actions.next()) }
        try await Task.sleep(for: .milliseconds(15))
        try absorb()
        if try await hasEnded() { return try await restart() }
        guard actionCount >= nextRoll else { return }
        nextRoll = actionCount + 60
        try await callRoll()
    }

    /// Quits as a person does, and looks whether everything is as it was before.
    mutating func end() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !hasEnded() {
            guard .now < deadline else { throw SoakFailure("It doesn't quit.", self) }
            try window.send("\u{1B}[201~\u{1B}\u{3}")
            try await Task.sleep(for: .milliseconds(500))
            try absorb()
        }
        try await checkEnding()
    }
}

// The program's start and its end.
extension SoakRun {
    /// Under a shell with job control, so that Ctrl-Z stops it and `fg` takes it back.
    private static let script = """
        trap : INT
        set -m
        cd "$HOME"
        /bin/sh -c 'echo "process=$$."; exec "$0"' "$0"
        state=$?
        while [ $state = 148 ] || [ $state = 147 ]; do fg > /dev/null; state=$?; done
        echo "ended=$state."
        """

    private mutating func open() async throws {
        try window.spawn(
            "/bin/sh", ["-c", Self.script, Binary.path],
            environment: ["HOME": shop.folder, "PATH": "/usr/bin:/bin"])
        let text = try await window.waitForOutput(containing: "process=")
        processID = text.firstMatch(of: /process=(\d+)\./).flatMap { Int32($0.output.1) } ?? 0
        try await window.waitForOutput(containing: "spenders")
        try absorb()
    }

    private mutating func restart() async throws {
        try await checkEnding()
        restarts += 1
        memory = SoakMemory()
        tail = []
        screen = EmulatedScreen(size: screen.size)
        window = try PseudoTerminal(size: screen.size)
        try await open()
    }

    private mutating func hasEnded() async throws -> Bool {
        try absorb()
        return String(decoding: tail, as: UTF8.self).contains("ended=")
    }

    private mutating func checkEnding() async throws {
        _ = try await window.waitForExit()
        try absorb()
        let words = String(decoding: tail, as: UTF8.self)
        if !words.contains("ended=0.") { throw SoakFailure("It ended: \(words)", self) }
        if !screen.isAsBefore { throw SoakFailure("The screen isn't given back: \(screen.modes)", self) }
        if try window.settings != before { throw SoakFailure("The tty isn't as before.", self) }
        if let complaint = memory.complaint { throw SoakFailure(complaint, self) }
    }
}

// What happens to it.
extension SoakRun {
    private mutating func perform(_ action: SoakAction) async throws {
        actionCount += 1
        recent = recent.suffix(79) + [action]
        switch action {
        case .send(let bytes): try window.send(bytes)
        case .resize(let size): try resize(size)
        case .suspend:
            try window.send("\u{1A}")
            try await waitForReturn()
        case .stop:
            kill(processID, SIGSTOP)
            try await waitForReturn()
        }
    }

    private mutating func resize(_ size: Size) throws {
        try window.resize(size)
        screen.resize(size)
    }

    /// Until the shell has taken it to the foreground; where a paste has begun, Ctrl-Z is one of its characters.
    private mutating func waitForReturn() async throws {
        let deadline = ContinuousClock.now + Self.patience
        repeat {
            try await Task.sleep(for: .milliseconds(100))
            try absorb()
            guard .now < deadline else { throw SoakFailure("It doesn't come back.", self) }
        } while !screen.isAlternate && !tail.contains("ended=".utf8)
    }

    /// Closes what is open, and asks for help: that must come in any state.
    private mutating func callRoll() async throws {
        actionCount += 1
        try window.send("\u{1B}[201~")
        try resize(Size(columns: screen.size.columns == 120 ? 124 : 120, rows: 40))
        let deadline = ContinuousClock.now + Self.patience
        while true {
            for _ in 1...4 {
                try window.send("\u{1B}")
                try await Task.sleep(for: .milliseconds(40))
            }
            let asked = ContinuousClock.now
            try window.send("?")
            if try await isShown("where you are", until: min(deadline, asked + .seconds(2))) {
                slowest = max(slowest, .now - asked)
                break
            }
            if try await hasEnded() { return }
            guard .now < deadline else { throw SoakFailure("It doesn't answer.", self) }
        }
        try window.send("\u{1B}")
        takeSample()
    }

    private mutating func isShown(_ text: String, until deadline: ContinuousClock.Instant) async throws
        -> Bool
    {
        while ContinuousClock.now < deadline {
            try absorb()
            if screen.lines.contains(where: { $0.contains(text) }) { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}

// What is seen of it.
extension SoakRun {
    private mutating func absorb() throws {
        let bytes = window.takeOutput()
        screen.write(bytes)
        tail = (tail + bytes).suffix(400)
        guard screen.unknown.isEmpty else {
            throw SoakFailure("It wrote what no terminal knows: \(screen.unknown)", self)
        }
    }

    private mutating func takeSample() {
        let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(processID)/fd").count
        guard let reading = ProcessMeter(processID: processID).reading, let files else { return }
        memory.add(
            SoakMemory.Sample(at: reading.at, residentBytes: reading.residentBytes, openFiles: files))
    }
}

extension SoakRun: CustomStringConvertible {
    var description: String {
        "seed \(plan.seed): \(actionCount) actions, \(memory), answers within \(slowest), \(restarts) restarts"
    }
}
