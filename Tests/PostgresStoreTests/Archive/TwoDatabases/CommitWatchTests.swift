import Testing

@testable import PostgresStore

@Suite("A server's commits")
struct CommitWatchTests {
    @Test("count as slow when several in a row take longer than the fastest, and not when one does")
    func slow() {
        var watch = CommitWatch()
        #expect(watch.record(.milliseconds(8)) == .zero)
        #expect(watch.record(.milliseconds(40)) == .zero)
        #expect(watch.record(.milliseconds(9)) == .zero)
        for _ in 1..<CommitWatch.count { #expect(watch.record(.milliseconds(40)) <= .milliseconds(1)) }
        #expect(watch.record(.milliseconds(40)) == .milliseconds(32))
        #expect(watch.record(.milliseconds(8)) == .zero)
    }
}
