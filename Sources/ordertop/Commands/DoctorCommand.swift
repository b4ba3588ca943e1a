import ArgumentParser
import OrdersCore

/// `ordertop doctor`: a check-up.
struct DoctorCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the database and say what to do.",
        discussion: """
            Looks at the file, its rights and settings, the schema and what ordertop added. Exits 2 when it \
            finds a problem, 0 when there are only notices.

            Examples:
              ordertop doctor
              ordertop doctor --db shop.sqlite --schema shop.yaml --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    func run() async throws {
        let findings = try await common.withStore(for: .change) { try await $0.findings(at: common.now) }
        try Console.standard.print(OutputDocument(findings), as: output.format)
        guard !findings.contains(where: { $0.severity == .problem }) else {
            throw ExitCode(Failure.differenceFound)
        }
    }
}

extension OutputDocument {
    /// A check-up.
    init(_ findings: [Finding]) {
        let problems = findings.count { $0.severity == .problem }
        let table = OutputTable(
            columns: [.text("severity"), .text("subject"), .text("message"), .text("advice")],
            rows: findings.map { finding in
                [
                    .text(finding.severity.rawValue), .text(finding.subject), .text(finding.message),
                    .optional(finding.advice, OutputCell.text),
                ]
            })
        let caption =
            problems == 0 ? "No problems." : "\(problems) \(problems == 1 ? "problem" : "problems")."
        self.init([("problems", .integer(problems))], rows: table, as: "findings", captions: [caption])
    }
}
