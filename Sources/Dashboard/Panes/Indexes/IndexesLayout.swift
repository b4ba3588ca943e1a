import TerminalUI

/// Where the list, the job under way, the notes and the report's plan go in the pane's room.
struct IndexesLayout: Hashable, Sendable {
    let table: Rect
    let job: Rect
    let notes: Rect
    /// The row of the line above the plan; nil when there is no room for one.
    let rule: Int?
    let plan: Rect

    /// How many rows each would like.
    struct Wishes: Hashable, Sendable {
        var indexes: Int
        var job: Int
        var notes: Int
        var plan: Int
    }

    /// A job comes first, because it is under way; then the notes; the plan gets a third of the rest, or what
    /// the list leaves.
    init(_ size: Size, _ wishes: Wishes) {
        let listed = max(1, wishes.indexes) + 1
        let jobRows = min(wishes.job, max(0, size.rows - 1))
        let noteRows = min(wishes.notes, max(0, size.rows - jobRows - 2))
        let rest = size.rows - jobRows - noteRows
        let planRows = rest >= 6 ? min(wishes.plan, max(rest / 3, rest - listed - 1)) : 0
        let tableRows = min(listed, rest - (planRows > 0 ? planRows + 1 : 0))
        let parts = Rect(size).splitRows(
            .cells(tableRows), .cells(jobRows), .cells(noteRows), .cells(planRows > 0 ? 1 : 0),
            .cells(planRows))
        (table, job, notes, plan) = (parts[0], parts[1], parts[2], parts[4])
        rule = planRows > 0 ? parts[3].row : nil
    }
}
