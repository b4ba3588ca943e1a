import TerminalUI

// What has begun and doesn't go on.
extension KeyDecoder {
    /// How long a silence must last until ``giveUp()`` is to be called; `nil` when nothing has begun.
    var patience: Duration? {
        switch mode {
        case .keys: nil
        // As long as ncurses programs wait for the rest of a key, which comes at once.
        case .escaped: .milliseconds(25)
        case .control([]), .shifted: .milliseconds(100)
        case .heldEscape: .milliseconds(275)
        case .answer(let answer): patience(for: answer)
        case .control, .mouse: .seconds(1)
        // What is pasted over a slow line may pause.
        case .paste: .seconds(5)
        case .pasted: .milliseconds(30)
        }
    }

    /// The answer that was asked for is waited for as long as it takes.
    private func patience(for answer: TerminalAnswer) -> Duration? {
        if answer.isExpected { return nil }
        if !answer.asKeys.isEmpty { return .seconds(5) }
        return answer.body.isEmpty ? .milliseconds(100) : .seconds(1)
    }

    /// The events of what has begun, now that nothing follows.
    mutating func giveUp() -> [TerminalEvent] {
        switch mode {
        case .keys: break
        case .escaped where expectsAnswer: mode = .heldEscape
        case .escaped, .heldEscape: giveUpEscape()
        case .control([]): send(.alt("["))
        case .shifted([]): send(.alt("O"))
        case .control, .shifted, .mouse: mode = .keys
        case .answer(let answer): giveUp(answer)
        case .paste, .pasted: finishPaste()
        }
        defer { events = [] }
        return events
    }

    private mutating func giveUp(_ answer: TerminalAnswer) {
        let isKey = answer.asKeys.isEmpty && answer.body.isEmpty && !answer.isEnding
        if isKey { send(.alt(Character(Unicode.Scalar(answer.introducer)))) } else { replay(answer) }
    }
}
