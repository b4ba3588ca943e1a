import OrdersCore
import Testing

/// What every engine's ledger proves.
public enum ArchiveLedgerConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("what runs archived and restored is as the ledger says", shop) {
            subject async throws in
            let archiver = try await MoveFixture(subject, everything)
            _ = try await archiver.move([1, 2])
            _ = try await archiver.move([3, 4, 5])
            try await archiver.end()
            let archived = try await subject.store.verifyArchive()
            #expect(archived.differences.isEmpty)
            #expect(archived.archivedRows == 5)
            #expect(archived.ledgerRows == 5)
            let restorer = try await MoveFixture(subject, back)
            _ = try await restorer.move([2, 4])
            let restored = try await subject.store.verifyArchive()
            #expect(restored.differences.isEmpty)
            #expect(restored.ledgerRows == 3)
        },
        ConformanceCase("an edited status is found, in its month, as content", shop) { subject async throws in
            try await archive(subject)
            try await subject.put([order(3, status: "completee", at: march)], in: .archive)
            let months = try await subject.store.verifyArchive().months
            #expect(months.map(\.monthText) == ["2023-03"])
            #expect(months.first?.aspects == [.content])
        },
        ConformanceCase("two amounts that changed places are found although the sum is right", shop) {
            subject async throws in
            try await archive(subject)
            try await subject.put(
                [order(3, cents: 400, at: march), order(4, cents: 300, at: march)], in: .archive)
            let months = try await subject.store.verifyArchive().months
            #expect(months.map(\.aspects) == [[.content]])
        },
        ConformanceCase("another amount is found in sum and content", shop) { subject async throws in
            try await archive(subject)
            try await subject.put([order(5, cents: 499, at: april)], in: .archive)
            let months = try await subject.store.verifyArchive().months
            #expect(months.map(\.monthText) == ["2023-04"])
            #expect(months.first?.aspects == [.sum, .content])
            #expect(months.first.map { $0.ledger.total - $0.archive.total } == 1)
        },
        ConformanceCase("an order that changed its month is missed in one and found in the other", shop) {
            subject async throws in
            try await archive(subject)
            try await subject.put([order(5, cents: 500, at: march)], in: .archive)
            let months = try await subject.store.verifyArchive().months
            #expect(months.map(\.monthText) == ["2023-03", "2023-04"])
            #expect(months.map(\.archive.rows) == [3, 0])
            #expect(months.map(\.ledger.rows) == [2, 1])
        },
        ConformanceCase("a batch that fails leaves the ledger as it was", shop) { subject async throws in
            let mover = try await MoveFixture(subject, everything)
            _ = try await mover.move([1])
            try await subject.put([order(2, cents: 7, at: february)], in: .archive)
            #expect(await code { try await mover.move([2, 3]) } == .verificationFailed)
            #expect(try await subject.store.verifyArchive().ledgerRows == 1)
        },
        ConformanceCase("the log of a run says what it moved, with its hash", shop) { subject async throws in
            let run = try await archive(subject)
            let lines = try await subject.store.log(of: run).map(\.text)
            let moved = try #require(lines.last)
            #expect(moved.hasPrefix("moved 5 orders of 2023-02 to 2023-04, sum 15.00, hash "), "\(lines)")
            let restorer = try await MoveFixture(subject, back)
            _ = try await restorer.move([1, 2, 3, 4, 5])
            try await restorer.end()
            // The same orders, so the same hash.
            #expect(try await subject.store.log(of: restorer.job.id).last?.text == moved)
        },
        ConformanceCase("where the archive lacks no column, a run has nothing to prepare", shop) {
            subject async throws in
            let mover = try await MoveFixture(subject, everything)
            try await subject.store.prepareMove(JobFixture.checkpoint(mover.job, position: ""))
            #expect(try await subject.store.job(mover.job.id).position == nil)
        },
        ConformanceCase("giving space back comes to an end and changes no order", shop) {
            subject async throws in
            let mover = try await MoveFixture(subject, everything)
            _ = try await mover.move([1, 2])
            let step = SpaceStep(pages: 1, checkpoint: JobFixture.checkpoint(mover.job, position: "i:2"))
            for _ in 1...1_000 {
                if try await subject.store.giveBackSpace(step).isFinished { break }
            }
            #expect(try await subject.store.giveBackSpace(step).isFinished)
            #expect(try await subject.orders(in: .main).count == 3)
            #expect(try await subject.store.verifyArchive().differences.isEmpty)
        },
    ]

    /// Where one transaction moves a batch. Between two files nobody can tell a copy that was there from one that an
    /// interrupted batch has made.
    public static let inOneTransaction: [ConformanceCase] = [
        ConformanceCase("an equal copy that was in the archive already isn't entered twice", shop) {
            subject async throws in
            try await archive(subject)
            try await subject.put([shop.orders[2]], in: .main)
            #expect(try await subject.store.verifyArchive().rowsInBoth == 1)
            let mover = try await MoveFixture(subject, everything)
            #expect(try await mover.move([3]).moved == 1)
            #expect(try await subject.store.verifyArchive().differences.isEmpty)
        }
    ]

    /// Archives every order in one run.
    @discardableResult
    private static func archive(_ subject: any StoreUnderTest) async throws -> JobID {
        let mover = try await MoveFixture(subject, everything)
        _ = try await mover.move([1, 2, 3, 4, 5])
        try await mover.end()
        return mover.job.id
    }

    private static func order(
        _ number: Int64, cents: Int64? = nil, status: String = "completed", at instant: Instant
    ) -> Order {
        Shop.order(number, cents: cents ?? number * 100, status: status, at: instant)
    }

    private static let february = Instant(microseconds: 1_676_000_000_000_000)
    private static let march = Instant(microseconds: 1_678_500_000_000_000)
    private static let april = Instant(microseconds: 1_681_000_000_000_000)
    private static let everything = ArchiveSelection(direction: .archive, until: nil)
    private static let back = ArchiveSelection(direction: .restore, until: nil)

    /// Two orders of February 2023, two of March, one of April.
    private static let shop = Shop(
        users: Shop.users(1),
        orders: [
            order(1, at: february), order(2, at: february), order(3, at: march), order(4, at: march),
            order(5, at: april),
        ])
}
