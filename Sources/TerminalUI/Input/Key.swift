/// A key as the person means it, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
    /// A character that can be typed, with Shift already in it.
    case character(Character)
    /// Enter or Return.
    case enter
    /// Escape.
    case escape
    /// Tab.
    case tab
    /// Shift-Tab.
    case backTab
    /// Backspace: deletes to the left.
    case backspace
    /// Delete: deletes to the right.
    case delete
    /// Insert.
    case insert
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// F1 and so on.
    case function(Int)
    /// Ctrl with a character, which is lower case.
    case control(Character)
    /// Alt with a character.
    case alt(Character)
}
