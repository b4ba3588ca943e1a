import TerminalUI

/// Makes events of the bytes that a terminal sends: tells Escape from Alt, keeps answers and unknown sequences
/// from being run as keys, and collects what is pasted.
///
/// A pure value. What has begun waits inside for the rest; after a silence of ``patience``, ``giveUp()`` says
/// what it was.
struct KeyDecoder {
    enum Mode {
        case keys
        case escaped
        /// Escape was pressed, or an answer comes in pieces.
        case heldEscape
        /// After ESC [, with the parameters so far; a letter ends it.
        case control([UInt8])
        /// After ESC O; a letter ends it.
        case shifted([UInt8])
        /// In a mouse report of the old form: three bytes after ESC [ M.
        case mouse([UInt8])
        case answer(TerminalAnswer)
        case paste
        /// After the end of a paste: whether it was the end shows what follows at once.
        case pasted
    }

    /// Whether the terminal was asked something and hasn't answered.
    var expectsAnswer = false

    var mode = Mode.keys
    var events: [TerminalEvent] = []
    private var pasted = PastedText()
    /// What followed the end of the paste.
    private var tail: [UInt8] = []
    private var answers: [String] = []
    private let keys: KeySequences
    private var characters: CharacterBytes
    private var clicks = MouseClicks()
    /// Whether the last thing sent was an Escape that may have been the beginning of an answer.
    private var hasGivenUpEscape = false

    /// A longer sequence is none that a keyboard sends.
    private static let longestSequence = 32

    init(keys: KeySequences = KeySequences(), isUTF8: Bool = true) {
        self.keys = keys
        characters = CharacterBytes(isUTF8: isUTF8)
    }

    /// The events of the next bytes, in whatever pieces they come.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
        for byte in bytes { take(byte) }
        defer { events = [] }
        return events
    }

    /// What the terminal answered since the last call, without beginnings and ends.
    mutating func takeAnswers() -> [String] {
        defer { answers = [] }
        return answers
    }

    mutating func take(_ byte: UInt8) {
        switch mode {
        case .keys: takePlain(byte)
        case .escaped: takeEscaped(byte)
        case .heldEscape: takeAfterHeldEscape(byte)
        case .control(let parameters): takeControl(byte, after: parameters)
        case .shifted(let parameters): takeShifted(byte, after: parameters)
        case .mouse(let report): takeMouse(report + [byte])
        case .answer(let answer): takeAnswer(byte, answer)
        case .paste: if pasted.take(byte) { mode = .pasted }
        case .pasted: takeTail(byte)
        }
    }

    /// A byte where nothing has begun.
    mutating func takePlain(_ byte: UInt8) {
        mode = .keys
        let mayBeAnswer = hasGivenUpEscape && expectsAnswer && byte == UInt8(ascii: "]")
        hasGivenUpEscape = false
        if byte < 0x80 { characters.breakOff() }
        switch byte {
        case 0x1B: mode = .escaped
        case _ where mayBeAnswer:
            mode = .answer(TerminalAnswer(introducer: byte, asKeys: [.key(.character("]"))]))
        case 0x80...: characters.take(byte).flatMap(ControlKeys.event).map { events.append($0) }
        default: ControlKeys.event(Unicode.Scalar(byte)).map { events.append($0) }
        }
    }

    private mutating func takeEscaped(_ byte: UInt8) {
        if let key = keys.key(byte) { return send(key) }
        switch byte {
        case 0x1B:
            events.append(.key(.escape))
            mode = .escaped
        case UInt8(ascii: "["): mode = .control([])
        case UInt8(ascii: "O"): mode = .shifted([])
        case _ where TerminalAnswer.begins(with: byte):
            let isDoubtful = expectsAnswer && byte == UInt8(ascii: "]")
            mode = .answer(TerminalAnswer(introducer: byte, asKeys: isDoubtful ? [.key(.alt("]"))] : []))
        case 0x20...0x7E: send(.alt(Character(Unicode.Scalar(byte))))
        default:
            events.append(.key(.escape))
            takePlain(byte)
        }
    }

    private mutating func takeAfterHeldEscape(_ byte: UInt8) {
        guard byte == UInt8(ascii: "]") else {
            events.append(.key(.escape))
            return takePlain(byte)
        }
        mode = .answer(TerminalAnswer(introducer: byte, asKeys: [.key(.escape), .key(.character("]"))]))
    }

    private mutating func takeControl(_ byte: UInt8, after parameters: [UInt8]) {
        switch byte {
        case UInt8(ascii: "[") where parameters.isEmpty, 0x20...0x3F:
            mode = .control(parameters.count < Self.longestSequence ? parameters + [byte] : parameters)
        case 0x40...0x7E: finish(parameters, byte)
        default: takePlain(byte)
        }
    }

    private mutating func finish(_ parameters: [UInt8], _ final: UInt8) {
        mode = .keys
        guard parameters.count < Self.longestSequence else { return }
        switch (String(decoding: parameters, as: UTF8.self), Unicode.Scalar(final)) {
        case ("200", "~"): mode = .paste
        case ("201", "~"): break
        case ("", "M") where keys.key(control: parameters, final) == nil: mode = .mouse([])
        case (let text, "M") where text.hasPrefix("<"), (let text, "m") where text.hasPrefix("<"):
            send(MouseReport(parameters: text.dropFirst(), isRelease: final == UInt8(ascii: "m")))
        default: keys.key(control: parameters, final).map { send($0) }
        }
    }

    private mutating func takeShifted(_ byte: UInt8, after parameters: [UInt8]) {
        switch byte {
        case 0x30...0x39 where parameters.isEmpty: mode = .shifted([byte])
        case 0x40...0x7E:
            mode = .keys
            keys.key(shifted: parameters, byte).map { send($0) }
        default: takePlain(byte)
        }
    }

    private mutating func takeMouse(_ report: [UInt8]) {
        mode = .mouse(report)
        guard report.count == 3 else { return }
        mode = .keys
        send(MouseReport(bytes: report))
    }

    private mutating func takeTail(_ byte: UInt8) {
        tail.append(byte)
        if tail.count >= PastedText.longest { finishPaste() }
    }

    /// Delivers a paste, and what came after it as keys.
    mutating func finishPaste() {
        let rest = pasted.addStray(tail)
        events.append(.paste(pasted.text))
        (mode, pasted, tail) = (.keys, PastedText(), [])
        for byte in rest { take(byte) }
    }

    private mutating func takeAnswer(_ byte: UInt8, _ answer: TerminalAnswer) {
        var answer = answer
        switch byte {
        case UInt8(ascii: "\\") where answer.isEnding, 0x07: end(answer)
        case _ where answer.isEnding:
            mode = .escaped
            takeEscaped(byte)
        case 0x1B:
            answer.isEnding = true
            mode = .answer(answer)
        case _ where answer.allows(byte):
            answer.append(byte)
            mode = .answer(answer)
            if answer.isKeys { replay(answer) }
        default: breakOff(answer, with: byte)
        }
    }

    private mutating func end(_ answer: TerminalAnswer) {
        mode = .keys
        answers.append(String(decoding: answer.body, as: UTF8.self))
    }

    /// What can't stand in an answer is a key that somebody presses.
    private mutating func breakOff(_ answer: TerminalAnswer, with byte: UInt8) {
        replay(answer)
        takePlain(byte)
    }

    /// It may have been keys; then it is.
    mutating func replay(_ answer: TerminalAnswer) {
        mode = .keys
        guard !answer.asKeys.isEmpty else { return }
        events += answer.asKeys
        for byte in answer.body { takePlain(byte) }
    }

    mutating func send(_ key: Key) {
        mode = .keys
        events.append(.key(key))
    }

    mutating func giveUpEscape() {
        send(.escape)
        hasGivenUpEscape = expectsAnswer
    }

    private mutating func send(_ report: MouseReport?) {
        guard let event = report.flatMap({ clicks.event($0, at: .now) }) else { return }
        events.append(.mouse(event))
    }
}
