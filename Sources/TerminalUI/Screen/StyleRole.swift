/// What a cell is, not how it looks: a ``Palette`` gives each role its colours and attributes.
public enum StyleRole: UInt8, CaseIterable, Sendable {
    /// Ordinary text.
    case text
    /// Text of less weight: units, ages, hints.
    case dim
    /// The title of a pane.
    case title
    /// The title of the pane that has the focus.
    case titleFocused
    /// The frame of a pane.
    case border
    /// The frame of the pane that has the focus.
    case borderFocused
    /// The header row of a table and the screen's top line.
    case header
    /// The selected row.
    case selection
    /// What should catch the eye without being good or bad.
    case accent
    /// Amounts of money.
    case money
    /// Healthy, done.
    case good
    /// Worth a look.
    case warning
    /// Broken, failed, dangerous.
    case bad
    /// The filled part of a bar.
    case bar
    /// The empty part of a bar.
    case barTrack
    /// Sparklines and histograms.
    case chart
    /// A key in the footer or in the help.
    case key
    /// What a key in the footer does.
    case keyLabel
    /// What can't be done now.
    case disabled
    /// The ground of a dialog.
    case dialog
    /// The frame of a dialog.
    case dialogBorder
    /// Text being typed.
    case input
    /// What stands in an empty input field.
    case placeholder
}
