import Testing

@testable import Benchmarks

@Suite("What the sqlite3 program prints")
struct SQLiteProgramOutputTests {
    @Test("The report's lines and the times of the runs are told apart")
    func output() {
        let output = SQLiteProgramOutput(
            """
            0f-1|3|1250
            0f-2|1|-40
            Run Time: real 0.262 user 0.250000 sys 0.012000
            0f-1|3|1250
            Run Time: real 1.500 user 0.250000 sys 0.012000

            """)
        #expect(output.durations == [.milliseconds(262), .milliseconds(1_500)])
        #expect(
            output.lines == [
                ReportLine(userID: "0f-1", orders: 3, spent: 1_250),
                ReportLine(userID: "0f-2", orders: 1, spent: -40),
                ReportLine(userID: "0f-1", orders: 3, spent: 1_250),
            ])
    }
}
