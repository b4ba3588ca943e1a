/// What a pane shows, for a file.
struct PaneExport: Sendable {
    /// The file's name without what comes after the dot: `top-spenders`.
    let name: String
    let header: [String]
    let rows: [[String]]
}
