import OrdersCore
import Testing

@testable import ordertop

@Suite("What is printed of an advice")
struct AdviceOutputTests {
    private let advice = MeasuredAdvice(
        sample: AdviceSample(rows: 300_000, users: 6_000, bytes: 40_000_000, tableRows: 10_000_000),
        today: .milliseconds(707),
        candidates: [
            CandidateAdvice(
                definition: IndexDefinition(
                    name: "orders_report", table: "orders",
                    statement: "CREATE INDEX \"orders_report\" ON \"orders\" (\"status\")", purpose: ""),
                report: .microseconds(219_540), access: .indexOnly, isUsed: true, build: .milliseconds(8_619),
                writerWait: .milliseconds(8_619), bytes: 456_872_675, insert: .nanoseconds(1_340)),
            CandidateAdvice(
                definition: IndexDefinition(
                    name: "b", table: "orders", statement: "CREATE INDEX b", purpose: ""),
                report: .milliseconds(707), access: .tableScan, isUsed: false, build: .milliseconds(10),
                writerWait: nil, bytes: 10, insert: .zero),
        ], present: ["orders_status"])

    @Test("JSON has the contract's keys in every row, and what was measured beside them")
    func json() {
        #expect(
            OutputDocument(advice).json.text == """
                {
                  "today_ms": 707.000,
                  "sample": {"rows": 300000, "users": 6000, "bytes": 40000000, "table_rows": 10000000},
                  "present": ["orders_status"],
                  "recommendation": {"name": "orders_report", "definition": "CREATE INDEX \\"orders_report\\" ON \
                \\"orders\\" (\\"status\\")", "reason": "Build orders_report: the report would take about 220 ms \
                instead of 707 ms, for 457 MB of disk and a build of about 8.6 s."},
                  "rows": [
                    {"rank": 1, "name": "orders_report", "definition": "CREATE INDEX \\"orders_report\\" ON \
                \\"orders\\" (\\"status\\")", "report_ms": 219.5, "build_ms": 8619, "writer_wait_ms": 8619, \
                "bytes": 456872675, "insert_us": 1.34},
                    {"rank": 2, "name": "b", "definition": "CREATE INDEX b", "report_ms": 707.0, "build_ms": 10, \
                "writer_wait_ms": null, "bytes": 10, "insert_us": 0.00}
                  ]
                }
                """)
    }

    @Test("the words say what was measured, what is there and what would be of no use")
    func captions() {
        #expect(
            OutputDocument(advice).captions == [
                "The report takes 707 ms today. Measured on a sample of 300,000 of 10,000,000 orders (6,000 users, "
                    + "40 MB).",
                "Already there: orders_status.", "The report wouldn't use: b.", advice.recommendation.reason,
            ])
    }
}
