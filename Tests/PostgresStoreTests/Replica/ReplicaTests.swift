import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// A primary with a streaming replica. One test after the other: they stop and promote it.
@Suite("A replica", .timeLimit(.minutes(5)))
struct ReplicaTests {
    private let window = ReportWindow(asOf: Shop.now, isBounded: true)
    private let shop = Shop(
        users: Shop.users(2), orders: [Shop.order(1), Shop.order(2, user: 2, cents: 300)])

    private func report(_ store: PostgresStore) async throws -> TopSpendersReport {
        try await store.topSpenders(TopSpendersQuery(window: window, via: .direct))
    }

    /// Waits until the report comes from where it is expected.
    private func report(
        _ store: PostgresStore, until isExpected: (TopSpendersReport) -> Bool
    ) async throws -> TopSpendersReport {
        while true {
            let report = try await report(store)
            if isExpected(report) { return report }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    @Test(
        "answers while it is near enough; stopped, it is left for the primary, and taken up again; promoted, left for good"
    )
    func life() async throws {
        let primary = try PostgresServer()
        defer { primary.remove() }
        let subject = try await PostgresStoreUnderTest(shop, on: primary)
        let follower = try PostgresServer(replaying: primary)
        defer { follower.remove() }
        let store = try await PostgresStore.open(
            try ServerAddress(subject.database.address),
            replica: try ServerAddress(follower.address(subject.database.name)))

        let first = try await report(store) { $0.replicaLag != nil }
        #expect(first.spenders.map(\.totalSpent.minorUnits) == [300, 100])
        #expect(first.notice == nil)
        // An idle primary that begins a new segment has nothing for its replica to come up with.
        try await PostgresDatabase.run("SELECT pg_switch_wal()", on: primary.address())
        for _ in 0..<3 {
            try await Task.sleep(for: .milliseconds(1_100))
            #expect(try await report(store).replicaLag.map { $0 < .seconds(3) } == true)
        }
        let overview = try await store.overview()
        guard case .reading = overview.replica else {
            throw ServerError("\(String(describing: overview.replica))")
        }

        try follower.pause()
        let silent = try await report(store) { $0.replicaLag == nil }
        #expect(silent.spenders == first.spenders)
        #expect(silent.notice == "Read from the primary: the replica doesn't answer.")
        try follower.goOn()
        _ = try await report(store) { $0.replicaLag != nil }

        try follower.control("stop -m immediate")
        let stopped = try await report(store) { $0.replicaLag == nil }
        #expect(stopped.spenders == first.spenders)
        try follower.control("-l \(follower.folder)/server.log start")
        _ = try await report(store) { $0.replicaLag != nil }

        try follower.control("promote")
        let promoted = try await report(store) { $0.replicaLag == nil }
        #expect(promoted.notice?.contains("was promoted") == true)
        #expect(promoted.spenders == first.spenders)
        try await store.close()
        try await subject.remove()
    }

    @Test("that is too far behind is left for the primary, with how far it is")
    func lagging() async throws {
        let primary = try PostgresServer()
        defer { primary.remove() }
        let subject = try await PostgresStoreUnderTest(shop, on: primary)
        let follower = try PostgresServer(replaying: primary)
        defer { follower.remove() }
        let store = try await PostgresStore.open(
            try ServerAddress(subject.database.address),
            replica: try ServerAddress(follower.address(subject.database.name)), maxLag: .seconds(1))
        _ = try await report(store) { $0.replicaLag != nil }
        try await PostgresDatabase.run("SELECT pg_wal_replay_pause()", on: follower.address())
        try await subject.put([Shop.order(3, cents: 1_000)], in: .main)
        let behind = try await report(store) { $0.replicaLag == nil }
        #expect(behind.notice?.contains("behind, and 1.0 s is the limit") == true, "\(behind.notice ?? "")")
        #expect(behind.spenders.first?.totalSpent.minorUnits == 1_100)
        try await PostgresDatabase.run("SELECT pg_wal_replay_resume()", on: follower.address())
        let caughtUp = try await report(store) { $0.replicaLag != nil }
        #expect(caughtUp.spenders == behind.spenders)
        try await store.close()
        try await subject.remove()
    }
}
