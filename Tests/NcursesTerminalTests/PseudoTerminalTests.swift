import Glibc
import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// The harness for tests of the binary, tried on a shell.
@Suite(.timeLimit(.minutes(5)))
struct PseudoTerminalTests {
    func shell(_ script: String, size: Size = Size(columns: 80, rows: 24)) throws -> PseudoTerminal {
        let window = try PseudoTerminal(size: size)
        try window.spawn("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
        return window
    }

    @Test func `A program has the window as its own tty, with a size and an environment`() async throws {
        let window = try shell(
            "tty; stty size </dev/tty; echo $TERM; exit 3", size: Size(columns: 91, rows: 33))
        #expect(try await window.waitForExit() == .exited(3))
        try await window.waitForOutput(containing: "xterm-256color")
        #expect(window.output.contains("/dev/pts/"))
        #expect(window.output.contains("33 91"))
    }

    @Test func `Keys reach the program, and settings can be compared`() async throws {
        let window = try shell("stty -echo -icanon; echo ready; read line; echo got $line; sleep 60")
        let before = try PseudoTerminal().settings
        try await window.waitForOutput(containing: "ready")
        #expect(try window.settings != before)
        #expect(try !window.settings.echoes)
        #expect(try window.settings.isCanonical == false)
        try window.send("hello\n")
        try await window.waitForOutput(containing: "got hello")
        try window.signal(SIGTERM)
        #expect(try await window.waitForExit() == .signaled(SIGTERM))
    }

    @Test func `The program is told of a new size`() async throws {
        let window = try shell("trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done")
        try await window.waitForOutput(containing: "ready")
        try window.resize(Size(columns: 44, rows: 11))
        try await window.waitForOutput(containing: "11 44")
        try window.signal(SIGKILL)
        #expect(try await window.waitForExit() == .signaled(SIGKILL))
    }

    @Test func `A closed window hangs the program up`() async throws {
        let window = try shell("echo ready; sleep 60")
        try await window.waitForOutput(containing: "ready")
        window.closeController()
        #expect(try await window.waitForExit() == .signaled(SIGHUP))
    }

    @Test func `A stopped program can be seen to be stopped`() async throws {
        let window = try shell("echo ready; kill -STOP $$; echo again; sleep 60")
        try await window.waitForOutput(containing: "ready")
        while !window.isStopped { try await Task.sleep(for: .milliseconds(5)) }
        try window.signal(SIGCONT)
        try await window.waitForOutput(containing: "again")
        #expect(!window.isStopped)
    }

    @Test func `Waiting has an end`() async throws {
        let window = try shell("sleep 60")
        await #expect(throws: PseudoTerminalError.self) {
            try await window.waitForOutput(containing: "never", timeout: .milliseconds(50))
        }
        await #expect(throws: PseudoTerminalError.self) {
            _ = try await window.waitForExit(timeout: .milliseconds(50))
        }
        #expect(try await window.waitForExit() == .signaled(SIGKILL))
    }
}
