/// Takes what a program writes apart, as ECMA-48 has it. A sequence may come in pieces.
struct SequenceParser {
    private enum State {
        case ground
        case escape
        case command
        case string
        /// After `ESC` in a string: a backslash ends it.
        case stringEscape
    }

    private var state = State.ground
    private var prefix: UInt8?
    private var intermediate: UInt8?
    private var numbers: [Int] = []
    /// The bytes of a character that isn't complete.
    private var pending: [UInt8] = []

    mutating func parse(_ bytes: some Sequence<UInt8>, _ body: (TerminalSequence) -> Void) {
        for byte in bytes {
            if let sequence = take(byte) { body(sequence) }
        }
    }

    private mutating func take(_ byte: UInt8) -> TerminalSequence? {
        switch state {
        case .ground: return takeText(byte)
        case .escape: return takeEscape(byte)
        case .command: return takeCommand(byte)
        case .string:
            if byte == 0x07 { return end(.string) }
            if byte == 0x1B { state = .stringEscape }
            return nil
        case .stringEscape:
            if byte == 0x5C { return end(.string) }
            state = byte == 0x1B ? .stringEscape : .string
            return nil
        }
    }

    private mutating func takeText(_ byte: UInt8) -> TerminalSequence? {
        switch byte {
        case 0x1B:
            begin(.escape)
            return nil
        case 0..<0x20, 0x7F: return .control(byte)
        case 0x20..<0x80: return .character(Unicode.Scalar(byte))
        default:
            pending.append(byte)
            guard let text = String(validating: pending, as: UTF8.self) else {
                guard pending.count >= 4 else { return nil }
                defer { pending = [] }
                return .malformed(pending)
            }
            pending = []
            return text.unicodeScalars.first.map { .character($0) }
        }
    }

    private mutating func takeEscape(_ byte: UInt8) -> TerminalSequence? {
        switch byte {
        case 0x5B: begin(.command)
        case 0x5D, 0x50, 0x58, 0x5E, 0x5F: begin(.string)
        case 0x20...0x2F: intermediate = byte
        default: return end(.escape(intermediate: intermediate, final: byte))
        }
        return nil
    }

    private mutating func takeCommand(_ byte: UInt8) -> TerminalSequence? {
        switch byte {
        case 0x30...0x39:
            if numbers.isEmpty { numbers = [0] }
            numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte - 0x30), 100_000)
        case 0x3A, 0x3B: numbers = (numbers.isEmpty ? [0] : numbers) + [0]
        case 0x3C...0x3F: prefix = byte
        case 0x20...0x2F: intermediate = byte
        case 0x40...0x7E:
            return end(.command(prefix: prefix, numbers, intermediate: intermediate, final: byte))
        default: break
        }
        return nil
    }

    private mutating func begin(_ next: State) {
        state = next
        prefix = nil
        intermediate = nil
        numbers = []
    }

    private mutating func end(_ sequence: TerminalSequence) -> TerminalSequence {
        state = .ground
        return sequence
    }
}
