import TestSupport
import Testing

@Suite("Every engine keeps the rules of")
struct StoreConformanceTests {
    @Test("spending reports", arguments: EngineUnderTest.allCases, SpendingReportsConformance.cases)
    func spendingReports(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("recent views", arguments: EngineUnderTest.allCases, RecentViewsConformance.cases)
    func recentViews(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("directories", arguments: EngineUnderTest.allCases, DirectoriesConformance.cases)
    func directories(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("order history", arguments: EngineUnderTest.allCases, OrderHistoryConformance.cases)
    func orderHistory(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("the archive", arguments: EngineUnderTest.allCases, OrderArchiveConformance.cases)
    func archive(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("flags", arguments: EngineUnderTest.allCases, OrderFlagsConformance.cases)
    func flags(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test(
        "the ledger of an archive that one transaction fills",
        arguments: [EngineUnderTest.sqlite, .postgres], ArchiveLedgerConformance.inOneTransaction)
    func ledgerInOneTransaction(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("the archive's ledger", arguments: EngineUnderTest.allCases, ArchiveLedgerConformance.cases)
    func ledger(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test(
        "live totals", arguments: EngineUnderTest.allCases,
        LiveTotalsConformance.cases + LiveTotalsConformance.jobs)
    func liveTotals(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("the journal", arguments: EngineUnderTest.allCases, JobJournalConformance.cases)
    func journal(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("setup", arguments: EngineUnderTest.allCases, StoreSetupConformance.cases)
    func setup(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("indexes and plans", arguments: EngineUnderTest.allCases, IndexCatalogConformance.cases)
    func indexes(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine)
    }

    @Test("diagnostics", arguments: EngineUnderTest.allCases, StoreDiagnosticsConformance.cases)
    func diagnostics(engine: EngineUnderTest, rule: ConformanceCase) async throws {
        try await rule.check(engine.undisturbed)
    }
}
