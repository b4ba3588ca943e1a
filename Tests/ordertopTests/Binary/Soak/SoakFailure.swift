/// What went wrong, and how to see it again.
struct SoakFailure: Error, CustomStringConvertible {
    let description: String

    init(_ problem: String, _ run: SoakRun) {
        description = """
            \(problem)
            seed \(run.plan.seed), after \(run.actionCount) actions; \(run.memory)
            the last ones: \(run.recent.map(\.description).joined(separator: " "))
            \(run.screen.lines.joined(separator: "\n"))
            """
    }
}
