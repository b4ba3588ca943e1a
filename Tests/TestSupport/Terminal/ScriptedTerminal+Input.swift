public import TerminalUI

/// What a person does. Follow it with `await program.settle()`.
extension ScriptedTerminal {
    /// Sends any event.
    public func send(_ event: TerminalEvent) {
        feed.yield(event)
    }

    /// Presses keys, one after the other.
    public func press(_ keys: Key...) {
        for key in keys { send(.key(key)) }
    }

    /// Types text, character by character.
    public func type(_ text: String) {
        for character in text { send(.key(.character(character))) }
    }

    /// Pastes text in one piece.
    public func paste(_ text: String) {
        send(.paste(text))
    }

    /// Changes the size of the window.
    public func resize(_ size: Size) {
        state.withLock { $0.size = size }
        send(.resized(size))
    }

    /// Closes the window without a word: the events end.
    public func vanish() {
        feed.finish()
    }
}
