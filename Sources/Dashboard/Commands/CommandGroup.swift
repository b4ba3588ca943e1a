import TerminalUI

/// What can be done in one place.
struct CommandGroup: Sendable {
    let title: String
    let entries: [CommandEntry]
    /// Whether the keys of the person go there now.
    var isHere = false

    func helpSection(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: isHere ? "\(title), where you are" : title, rows: entries.map { $0.helpRow(glyphs) })
    }
}
