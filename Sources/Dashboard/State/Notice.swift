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

    init(_ tone: Tone, _ text: String) {
        self.tone = tone
        self.text = text
    }

    /// - Parameter logKey: the key that shows the cause of a failure.
    func spans(_ glyphs: Glyphs, logKey: String) -> [Span] {
        switch tone {
        case .information: [Span("\(glyphs.separator) ", .dim), Span(text)]
        case .success: [Span("\(glyphs.check) ", .good), Span(text)]
        case .refusal: [Span("\(glyphs.hollowBullet) ", .warning), Span(text)]
        case .failure:
            [
                Span("\(glyphs.cross) ", .bad), Span(text), Span(" \(logKey)", .key),
                Span(" shows more.", .dim),
            ]
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
