import Testing

/// Expects a piece of a screen, or some of its rows, to be this text.
func expectText(
    _ whole: String, rows: Range<Int>? = nil, _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = rows.map { lines[$0.clamped(to: lines.indices)].joined(separator: "\n") } ?? whole
    let isEqual = shown == expected
    #expect(isEqual, "\n\(shown)\n", sourceLocation: sourceLocation)
}
