import TerminalUI

/// Makes events of what ncurses read: tells Escape from Alt, keeps unknown sequences from being run as
/// keys, and collects what is pasted. A pure value; one batch holds all that came at once.
struct KeyDecoder {
    private enum Mode {
        case keys
        case escaped
        /// In a control sequence that the terminal description doesn't name; a letter ends it.
        case sequence(isEmpty: Bool)
        /// After ESC O; one character follows.
        case shifted
        /// In an answer of the terminal, which a bell or ESC \ ends.
        case answer(afterEscape: Bool)
        case paste
    }

    /// More than that of one paste is left out.
    private static let longestPaste = 1_000_000

    private var mode = Mode.keys
    private var pasted = String.UnicodeScalarView()
    private var events: [TerminalEvent] = []

    /// Whether a paste has begun whose end hasn't come.
    var isPasting: Bool { if case .paste = mode { true } else { false } }

    mutating func decode(_ batch: [RawInput]) -> [TerminalEvent] {
        for input in batch { take(input) }
        endBatch()
        defer { events = [] }
        return events
    }

    /// Delivers a paste whose end doesn't come.
    mutating func giveUpPaste() -> [TerminalEvent] {
        guard isPasting else { return [] }
        return decode([.pasteEnd])
    }

    private mutating func take(_ input: RawInput) {
        switch input {
        case .pasteStart: mode = .paste
        case .pasteEnd: endPaste()
        case .scalar(let scalar): take(scalar)
        case _ where isPasting: break
        case .key(let key): take(key)
        case .mouse(let event): events.append(.mouse(event))
        case .unknown: mode = .keys
        }
    }

    private mutating func take(_ key: Key) {
        mode = .keys
        events.append(.key(key))
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch mode {
        case .paste: if pasted.count < Self.longestPaste { pasted.append(scalar) }
        case .keys: takePlain(scalar)
        case .escaped: takeEscaped(scalar)
        case .sequence: mode = (0x40...0x7E).contains(scalar.value) ? .keys : .sequence(isEmpty: false)
        case .shifted: mode = .keys
        case .answer(let afterEscape): continueAnswer(scalar, afterEscape: afterEscape)
        }
    }

    private mutating func takePlain(_ scalar: Unicode.Scalar) {
        if scalar == "\u{1B}" { return mode = .escaped }
        if let event = ControlKeys.event(scalar) { events.append(event) }
    }

    private mutating func takeEscaped(_ scalar: Unicode.Scalar) {
        mode = .keys
        switch scalar {
        case "\u{1B}":
            events.append(.key(.escape))
            mode = .escaped
        case "[": mode = .sequence(isEmpty: true)
        case "O": mode = .shifted
        case "]", "P", "_", "^", "X": mode = .answer(afterEscape: false)
        case " "..."~": events.append(.key(.alt(Character(scalar))))
        default:
            events.append(.key(.escape))
            takePlain(scalar)
        }
    }

    private mutating func continueAnswer(_ scalar: Unicode.Scalar, afterEscape: Bool) {
        let isEnd = scalar == "\u{7}" || (afterEscape && scalar == "\\")
        mode = isEnd ? .keys : .answer(afterEscape: scalar == "\u{1B}")
    }

    /// What a sequence would have followed at once. When nothing did, it was the key itself.
    private mutating func endBatch() {
        switch mode {
        case .escaped: take(.escape)
        case .sequence(isEmpty: true): take(.alt("["))
        case .shifted: take(.alt("O"))
        default: break
        }
    }

    private mutating func endPaste() {
        guard isPasting else { return }
        mode = .keys
        let text = String(pasted)
        pasted = String.UnicodeScalarView()
        events.append(.paste(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")))
    }
}
