import OrdersCore
import Testing

@Suite("A verification of the archive")
struct ArchiveVerificationTests {
    @Test("names the months that differ and what differs in them, oldest first, undated orders last")
    func differences() throws {
        let ledger = try months([("2023-04", 10, 1_000, 5), ("2022-12", 1, 2, 3), ("", 1, 1, 1)])
        let archive = try months([("2023-04", 9, 900, 4), ("2022-12", 1, 2, 4), ("2021-01", 0, 0, 0)])
        let verification = ArchiveVerification(archive: archive, ledger: ledger, rowsInBoth: 1_200)
        #expect(
            verification.differences == [
                "2022-12: its 1 orders are not as they were archived (content)",
                "2023-04: 9 orders in the archive, 10 in the ledger (count, sum and content)",
                "without a date: 0 orders in the archive, 1 in the ledger (count, sum and content)",
                "1,200 orders are in main and in the archive",
            ])
        #expect(verification.summary.hasSuffix("; and 1 more"))
        #expect(verification.archivedRows == 10)
        #expect(verification.ledgerRows == 12)
    }

    @Test("is well when both sides are equal, in whatever order they were added up")
    func equal() throws {
        let one = try months([("2023-04", 1, 5, .max), ("2023-04", 2, .max, 9), ("0001-01", 1, 1, 1)])
        let other = try months([("0001-01", 1, 1, 1), ("2023-04", 2, .max, 9), ("2023-04", 1, 5, .max)])
        let verification = ArchiveVerification(archive: one, ledger: other, rowsInBoth: 0)
        #expect(verification.differences.isEmpty)
        #expect(verification.summary == "4 archived orders compared with the ledger, no difference")
    }

    @Test("sees nothing of a month that was archived and restored")
    func restored() throws {
        let months = try months([("2023-04", 1, 5, 7)])
        #expect((months + -months) == MonthlyDigests())
        #expect((months + -months).line(decimals: 2) == nil)
    }

    @Test("has a line for the journal")
    func line() throws {
        let one = try months([("2023-04", 1, 1_248_010, 255)])
        #expect(one.line(decimals: 2) == "moved 1 orders of 2023-04, sum 12,480.10, hash 00000000000000ff")
    }

    private func months(_ entries: [(String, Int64, Int64, UInt64)]) throws -> MonthlyDigests {
        var months = MonthlyDigests()
        for (month, rows, total, hash) in entries {
            let month = month.isEmpty ? nil : CalendarMonth(month)
            months.add(ArchiveDigest(rows: rows, total: total, hash: hash), in: month)
        }
        return months
    }
}
