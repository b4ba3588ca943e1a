import TerminalUI

/// Something the person is told for some seconds, above the footer.
struct Notice: Hashable, Sendable {
    enum Tone: Hashable, Sendable {
        case information
        case success
        case refusal
        case failure
    }

    let tone: Tone
    let text: String
    /// A command that goes on from here, and what it does: `shows more`.
    let next: Next?

    struct Next: Hashable, Sendable {
        let command: DashboardCommand
        let words: String
    }

    init(_ tone: Tone, _ text: String, next: Next? = nil) {
        self.tone = tone
        self.text = text
        self.next = next ?? (tone == .failure ? Next(command: .showLog, words: "shows more") : nil)
    }

    /// - Parameter keyName: the key of a command.
    func spans(_ glyphs: Glyphs, keyName: (DashboardCommand) -> String) -> [Span] {
        let hint = next.map { [Span(" \(keyName($0.command))", .key), Span(" \($0.words).", .dim)] } ?? []
        return [mark(glyphs), Span(text)] + hint
    }

    private func mark(_ glyphs: Glyphs) -> Span {
        switch tone {
        case .information: Span("\(glyphs.separator) ", .dim)
        case .success: Span("\(glyphs.check) ", .good)
        case .refusal: Span("\(glyphs.hollowBullet) ", .warning)
        case .failure: Span("\(glyphs.cross) ", .bad)
        }
    }

    /// How long it stays: as long as it takes to notice and to read it.
    var lifetime: Duration {
        let reading = Duration.seconds(2) + .milliseconds(text.count * Notice.millisecondsPerCharacter)
        return max(reading, tone == .failure ? .seconds(15) : .seconds(6))
    }

    /// Some 150 words a minute: slow, because it is read beside other things.
    private static let millisecondsPerCharacter = 66
}
