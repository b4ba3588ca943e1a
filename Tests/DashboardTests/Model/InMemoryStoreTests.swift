import TestSupport
import Testing

/// The store that the dashboard's tests stand on keeps the engines' rules, where it has data to keep them on:
/// plans, files and ordertop's own objects are canned.
@Suite("The in-memory store keeps the rules of")
struct InMemoryStoreTests {
    private let factory = InMemoryStoreFactory()

    @Test("spending reports", arguments: SpendingReportsConformance.cases)
    func spendingReports(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("recent views", arguments: RecentViewsConformance.cases)
    func recentViews(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("directories", arguments: DirectoriesConformance.cases)
    func directories(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("order history", arguments: OrderHistoryConformance.cases)
    func orderHistory(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("the archive", arguments: OrderArchiveConformance.cases)
    func archive(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("flags", arguments: OrderFlagsConformance.cases)
    func flags(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test(
        "the archive's ledger",
        arguments: ArchiveLedgerConformance.cases + ArchiveLedgerConformance.inOneTransaction)
    func ledger(rule: ConformanceCase) async throws { try await rule.check(factory) }

    @Test("the journal", arguments: JobJournalConformance.cases)
    func journal(rule: ConformanceCase) async throws { try await rule.check(factory) }
}
