import ArgumentParser

/// How data is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case table, json, csv
}

/// The option of every command that prints data.
struct FormatOption: ParsableArguments {
    @Option(help: "How to print data: table, json or csv.")
    var format: OutputFormat = .table
}
