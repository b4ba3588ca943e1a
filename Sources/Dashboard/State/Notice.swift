import TerminalUI

/// Something the person is told for some seconds, in the footer's place.
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

    func spans(_ glyphs: Glyphs) -> [Span] {
        switch tone {
        case .information: [Span("\(glyphs.separator) ", .dim), Span(text)]
        case .success: [Span("\(glyphs.check) ", .good), Span(text)]
        case .refusal: [Span("\(glyphs.hollowBullet) ", .warning), Span(text)]
        case .failure: [Span("\(glyphs.cross) ", .bad), Span(text)]
        }
    }

    /// How long it stays.
    static let lifetime: Duration = .seconds(6)
}
