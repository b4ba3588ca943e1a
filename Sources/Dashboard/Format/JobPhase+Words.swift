import OrdersCore
import TerminalUI

extension JobPhase {
    /// How the phase's word is drawn.
    var style: Style {
        switch self {
        case .running: .good
        case .done, .cancelled: .dim
        case .pausing, .cancelling, .paused, .interrupted: .warning
        case .failed: .bad
        }
    }

    /// The mark before a finished or waiting run, for eyes without colours.
    func mark(_ glyphs: Glyphs) -> Span {
        switch self {
        case .done: Span(glyphs.check, .good)
        case .failed: Span(glyphs.cross, .bad)
        case .running, .pausing, .cancelling: Span(glyphs.filledBullet, .good)
        case .paused, .interrupted, .cancelled: Span(glyphs.hollowBullet, .warning)
        }
    }

    /// The phase in the words of a run; nobody runs an interrupted one, and why is for the board to say.
    var words: String {
        switch self {
        case .pausing: "pausing at the next checkpoint"
        case .cancelling: "cancelling at the next checkpoint"
        default: rawValue
        }
    }
}
