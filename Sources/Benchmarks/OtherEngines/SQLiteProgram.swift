import OrdersCore

/// The `sqlite3` program, with the report's SQL on its standard input, again and again in one process. It times
/// each run itself (`.timer`), so its start doesn't count.
struct SQLiteProgram {
    struct Figures: Encodable {
        let timings: Timings
        /// Whether it gave ordertop's answer each time.
        let agrees: Bool
    }

    let shop: ShopFile
    let expected: [ReportLine]

    /// - Throws: `OrdersError` (`unsupported`) when there is no such program.
    func run(runs: Int) async throws -> Figures {
        Workplace.say("  sqlite3 program")
        let query = ReportStatement.sqlite(windowStart: shop.query(via: .direct).window.start)
        let first = ".mode list\n.separator |\n.timer on\n"
        let program = ExternalProgram(name: "sqlite3", arguments: ["-batch", "-readonly", shop.path])
        let output = try await program.run(
            input: first + String(repeating: "\(query);\n", count: runs + 1))
        let answers = SQLiteProgramOutput(output)
        guard answers.durations.count == runs + 1 else {
            throw OrdersError(.unsupported, "sqlite3 timed \(answers.durations.count) of \(runs + 1) runs.")
        }
        let lines = Array(repeatElement(expected, count: runs + 1).joined())
        return Figures(
            timings: Timings(Array(answers.durations.dropFirst())), agrees: answers.lines == lines)
    }

    /// `3.40.1`; nil where there is none.
    static func version() async -> String? {
        let text = try? await ExternalProgram(name: "sqlite3", arguments: ["--version"]).run()
        return text?.split(separator: " ").first.map(String.init)
    }
}

/// What the program printed: the report's lines, and the time of each run.
struct SQLiteProgramOutput {
    private(set) var lines: [ReportLine] = []
    private(set) var durations: [Duration] = []

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "|")
            if line.hasPrefix("Run Time: real "), let seconds = Double(line.split(separator: " ")[3]) {
                durations.append(.seconds(seconds))
            } else if fields.count == 3, let orders = Int(fields[1]), let spent = Int64(fields[2]) {
                lines.append(ReportLine(userID: String(fields[0]), orders: orders, spent: spent))
            }
        }
    }
}
