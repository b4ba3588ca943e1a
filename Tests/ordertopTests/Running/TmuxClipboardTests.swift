import Foundation
import Testing

@testable import ordertop

@Suite("tmux's clipboard")
struct TmuxClipboardTests {
    @Test("a text goes to tmux whole, and nowhere outside of tmux")
    func copies() async throws {
        try await withTemporaryFolder { folder in
            let file = folder + "/buffer"
            let command = ["sh", "-c", "cat >'\(file)'; echo \"$@\" >'\(file).arguments'", "tmux"]
            let text = String(repeating: "a\tü\n", count: 20_000)
            await TmuxClipboard(command: command, isInside: false).copy(text)
            #expect(!FileManager.default.fileExists(atPath: file))
            await TmuxClipboard(command: command, isInside: true).copy(text)
            let copied = try String(contentsOfFile: file, encoding: .utf8)
            let arguments = try String(contentsOfFile: file + ".arguments", encoding: .utf8)
            #expect(copied == text)
            #expect(arguments == "load-buffer -w -\n")
        }
    }

    @Test("a tmux that isn't there or hears nothing is no failure")
    func absent() async {
        // The program ignores closed pipes from its start.
        signal(SIGPIPE, SIG_IGN)
        await TmuxClipboard(command: ["/nowhere/tmux"], isInside: true).copy("a")
        await TmuxClipboard(command: ["false"], isInside: true).copy(String(repeating: "a", count: 70_000))
    }
}
