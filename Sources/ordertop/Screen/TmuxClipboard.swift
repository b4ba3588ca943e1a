import Foundation
import OrdersCore

/// tmux's way to the clipboard. It drops OSC 52 from programs by its default settings, but not from its own command
/// (`docs/decisions/0028`).
struct TmuxClipboard: Sendable {
    /// The program, looked for as a shell does, and what comes before its arguments.
    var command = ["tmux"]
    var isInside = ProcessInfo.processInfo.environment["TMUX"] != nil

    /// Gives a text to tmux and, by it, to the terminal's clipboard. Nothing happens outside of tmux, and a tmux that
    /// can't do it is no failure: the terminal was asked as well.
    func copy(_ text: String) async {
        guard isInside else { return }
        try? await offPool { try run(text) }
    }

    private func run(_ text: String) throws {
        let (process, input) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command + ["load-buffer", "-w", "-"]
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
