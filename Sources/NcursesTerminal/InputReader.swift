internal import CNcurses
import TerminalUI

/// Reads what has come from the terminal. Only the terminal's thread has it.
final class InputReader {
    private var decoder = KeyDecoder()
    private var mouse = MouseDecoder()

    /// More than that is left for the next turn, so that a flood of input doesn't keep frames waiting.
    private static let longestBatch = 4096

    /// Whether a paste has begun whose end hasn't come.
    var isPasting: Bool { decoder.isPasting }

    /// The events of all that can be read without waiting.
    func read() -> [TerminalEvent] {
        var batch: [RawInput] = []
        while batch.count < Self.longestBatch, let input = next() { batch.append(input) }
        return decoder.decode(batch)
    }

    func giveUpPaste() -> [TerminalEvent] { decoder.giveUpPaste() }

    private func next() -> RawInput? {
        var value: wint_t = 0
        switch wget_wch(cn_window(), &value) {
        case OK: return Unicode.Scalar(value).map(RawInput.scalar) ?? .unknown
        case KEY_CODE_YES: return input(Int32(truncatingIfNeeded: value))
        default: return nil
        }
    }

    private func input(_ code: Int32) -> RawInput {
        switch code {
        case KeyCodes.pasteStart: .pasteStart
        case KeyCodes.pasteEnd: .pasteEnd
        case KEY_MOUSE: mouse.read().map(RawInput.mouse) ?? .unknown
        default: KeyCodes.key(code).map(RawInput.key) ?? .unknown
        }
    }
}
