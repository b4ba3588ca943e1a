import TerminalUI

/// What the marks and words on the screen mean, for the help.
struct Legend: Sendable {
    let keys: KeyNames

    func sections(_ glyphs: Glyphs) -> [HelpSection] {
        [
            HelpSection(title: "Marks on the screen", rows: marks(glyphs)),
            HelpSection(title: "Words on the screen", rows: words),
        ]
    }

    private func marks(_ glyphs: Glyphs) -> [HelpSection.Row] {
        [
            row(glyphs.filledBullet, .good, "In use or under way: a query uses the index, the job runs."),
            row(
                glyphs.hollowBullet, .warning,
                "Not in use, or waiting: no query of ordertop's uses the index, the job is paused or nobody "
                    + "runs it. Before a sentence: why something can't be done, or is worth a look."),
            row(glyphs.check, .good, "Done."),
            row(
                glyphs.cross, .bad,
                "Failed; \(keys(.log)) shows the cause. In a plan: a step that reads a whole table."),
            row(glyphs.separator, .dim, "By the way. In a plan: a step."),
            row(glyphs.ellipsis, .text, "Text was cut here; in a figure's place: it is still being read."),
            row("~", .text, "Before a figure: an estimate."),
            row(
                glyphs.barSteps.last ?? "#", .bar, "A share of the greatest in the list, or how far a job is."
            ),
            row(
                glyphs.scrollThumb, .dim,
                "A list or text goes on; the arrows and PgUp, PgDn move it."),
            row("[>Start<]", .selection, "The selected button: Enter presses it, Tab goes to the next."),
        ]
    }

    private var words: [HelpSection.Row] {
        [
            row("exact", "The figures hold as of now; every change of the database is in them."),
            row("exact 8 s ago", "They held then: the database has changed since, or doesn't answer."),
            row(
                "cached 2 min",
                "A report that takes long is kept for a while; \(keys(.refresh)) computes it anew."),
            row("as of 12:31:07", "The screen is frozen, or what is newer could not be read."),
            row("direct", "The report was added up from the orders."),
            row("live", "The report came from the live totals: as exact, without adding up orders."),
            row("live 2 s", "In the top line: every 2 seconds the database is asked for changes."),
            row("frozen", "In the top line: \(keys(.freeze)) holds the screen still, and lets it go on."),
            row("no answer", "In the top line: the database doesn't answer; the figures are the last ones."),
            row("read-only", "In the top line: nothing can be changed; the help says why at each key."),
            row("eligible", "Orders old enough for the archive that haven't moved yet."),
            row("flagged", "Orders that count as archived already, but still lie in main's table."),
            row("batch", "How many rows a job moves in one short transaction."),
            row("stall p50 p99 max", "How long another program's write waited for the job, in milliseconds."),
            row("ETA", "When the job will be done at its present rate."),
            row("waiting", "What the job waits for; it goes on by itself."),
        ]
    }

    private func row(_ mark: String, _ style: Style, _ help: String) -> HelpSection.Row {
        HelpSection.Row(keys: mark, help: help, style: style)
    }

    private func row(_ word: String, _ help: String) -> HelpSection.Row {
        row(word, .accent, help)
    }
}
