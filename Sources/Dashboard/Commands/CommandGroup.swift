import TerminalUI

/// What can be done in one place.
struct CommandGroup: Sendable {
    let title: String
    let entries: [CommandEntry]

    func helpSection(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: title,
            rows: entries.map { entry in
                HelpSection.Row(keys: entry.keyNames(glyphs), help: entry.helpLine)
            })
    }
}
