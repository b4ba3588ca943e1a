internal import CNcurses
internal import Glibc
import TerminalUI

/// Reads what has come from the terminal. Only the terminal's thread has it.
///
/// Not by ncurses: its reading waits for the rest of a key or a mouse report, and nothing is drawn meanwhile.
final class InputReader {
    private var decoder: KeyDecoder
    private var lastInput = ContinuousClock.now
    private var askedAt: ContinuousClock.Instant?
    private var buffer = [UInt8](repeating: 0, count: 4096)

    /// How long an answer may take to come; later it is understood all the same, if it comes in one piece.
    private static let answerTime = Duration.seconds(5)

    init(keys: KeySequences, isUTF8: Bool) {
        decoder = KeyDecoder(keys: keys, isUTF8: isUTF8)
    }

    /// How long to wait for more, in milliseconds; -1 is for ever.
    var patience: Int32 {
        guard let patience = decoder.patience else { return -1 }
        let left = lastInput + patience - .now
        return Int32(max(.zero, left) / .milliseconds(1)) + 1
    }

    /// The events of what can be read without waiting. No more than a piece of it, so that a flood of input
    /// doesn't keep frames waiting.
    func read() -> [TerminalEvent] {
        let count = Glibc.read(Device.input, &buffer, buffer.count)
        guard count > 0 else { return [] }
        lastInput = .now
        decoder.expectsAnswer = isAnswerDue
        return decoder.decode(buffer[..<count])
    }

    /// The events of what has begun, if it has been silent for long enough.
    func giveUp() -> [TerminalEvent] {
        guard let patience = decoder.patience, .now - lastInput >= patience else { return [] }
        lastInput = .now
        return decoder.giveUp()
    }

    /// The terminal has been asked for its ground.
    func expectAnswer() {
        askedAt = .now
        decoder.expectsAnswer = true
    }

    /// Whether the terminal may still answer.
    var isAnswerDue: Bool { askedAt.map { .now - $0 < Self.answerTime } ?? false }

    /// The terminal's ground, once after it has been told.
    func takeGround() -> Ground? {
        let ground = decoder.takeAnswers().compactMap(GroundQuestion.ground).last
        if ground != nil {
            askedAt = nil
            decoder.expectsAnswer = false
        }
        return ground
    }

    /// Throws away what comes until the answer has come, but no longer than 0.2 s, so that the next who reads
    /// from the terminal doesn't take it for keys.
    func swallowAnswer() {
        let deadline = ContinuousClock.now + .milliseconds(200)
        while isAnswerDue, takeGround() == nil {
            var readable = pollfd(Device.input)
            let left = Int32(max(.zero, deadline - .now) / .milliseconds(1))
            guard left > 0, poll(&readable, 1, left) == 1, readable.revents & Int16(POLLHUP) == 0 else {
                return
            }
            _ = read()
        }
    }
}
