import Testing

/// Expects a piece of a screen to be this text.
func expectText(
    _ shown: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let isEqual = shown == expected
    #expect(isEqual, "\n\(shown)\n", sourceLocation: sourceLocation)
}
