/// What the archive lacks to take what main holds, of the orders' table and of each child's, and what can't be mended.
struct ArchiveFit: Hashable, Sendable {
    /// Of the tables that are there.
    let drifts: [ArchiveDrift]
    /// The children's tables that a run makes.
    let missing: [ChildArchive]
    /// What is wrong with children, a sentence each.
    let mistakes: [String]

    /// What runs where the archive is.
    var archiveStatements: [String] { drifts.flatMap(\.statements) + missing.flatMap(\.statements) }

    /// What has the database remember the children.
    var registrations: [String] { missing.map(\.registration) }

    /// What brings the archive up to main, a statement each.
    var statements: [String] { archiveStatements + registrations }

    /// What happened and what a run makes of it, a sentence each.
    var notes: [String] { drifts.flatMap(\.notes) + missing.map(\.note) }

    /// Why no order can move, whatever is done about the archive.
    var obstacles: [String] { drifts.flatMap(\.obstacles) + mistakes }

    /// What a run that is under way finds missing: nobody has confirmed the statements.
    var unconfirmed: [String] {
        drifts.flatMap(\.unconfirmed)
            + missing.map { "there is no table \"\($0.table.name)\" yet; a new run makes it" }
    }

    /// Whether archived rows have columns that main hasn't any more.
    var hasDropped: Bool { drifts.contains { !$0.dropped.isEmpty } }
}
