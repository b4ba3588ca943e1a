public import TerminalUI

/// What a person sees.
extension ScriptedTerminal {
    /// The screens that were shown, oldest first.
    public var screens: [Screen] { state.withLock { $0.screens } }

    /// The screen that is shown; an empty one of the terminal's size before the first.
    public var screen: Screen {
        state.withLock { $0.screens.last ?? Screen(size: $0.size) }
    }

    /// How many screens were shown, also those that are no longer kept.
    public var presentedCount: Int { state.withLock { $0.presented } }

    /// The texts that were copied, oldest first.
    public var clipboard: [String] { state.withLock { $0.clipboard } }

    /// Whether mouse events are on.
    public var isMouseEnabled: Bool { state.withLock { $0.isMouseEnabled } }

    /// How often the program was suspended.
    public var suspendCount: Int { state.withLock { $0.suspensions } }

    /// How often the terminal was closed.
    public var closeCount: Int { state.withLock { $0.closings } }

    /// Whether the terminal was closed.
    public var isClosed: Bool { closeCount > 0 }
}
