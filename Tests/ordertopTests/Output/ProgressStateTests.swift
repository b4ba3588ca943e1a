import Testing

@testable import ordertop

@Suite("Progress")
struct ProgressStateTests {
    @Test("the line of a progress says how far, how fast and how long, and fits the terminal")
    func progress() {
        let state = ProgressState(title: "archive", done: 250, total: 1_000, perSecond: 10)
        #expect(state.text(columns: 100) == "archive  [######..................]  25 %  10 rows/s  ETA 1:15")
        #expect(state.text(columns: 10).count == 10)
        let unknown = ProgressState(title: "sweep", done: 1_200, total: nil, perSecond: 0)
        #expect(unknown.text(columns: 100) == "sweep  1,200 rows")
    }
}
