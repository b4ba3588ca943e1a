import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

extension MoveTrial {
    /// How many orders each place holds.
    struct Holdings: Hashable {
        var main = 0
        var archive = 0
    }

    /// Requires that no order is lost, none is there twice and none has changed, by a byte of any column; that
    /// the files are sound, the journal knows what was moved and the live totals are what they would be.
    ///
    /// - Parameters:
    ///   - what: What happened to the shop, for the person who reads of a difference.
    ///   - count: How many orders there must be; nil when as many as in the beginning.
    ///   - isArchiveEdited: Whether somebody edited archived orders, which verifying must tell then.
    ///   - isSettled: Whether no batch can be under way. While one is, two files may both hold its orders.
    @discardableResult
    func expectNothingLost(
        _ store: SQLiteStore, after what: String, orders count: Int? = nil, isArchiveEdited: Bool = false,
        isSettled: Bool = false, _ location: SourceLocation = #_sourceLocation
    ) async throws -> Holdings {
        // First what the store sees: another connection would mend what a crash left.
        let query = OrderHistoryQuery(route: .all, limit: .max)
        let history = try await store.orders(query).rows.map(\.order.id)
        let state = try ShopState(self)
        #expect(
            state.soundness.allSatisfy { $0 == ["ok"] }, "\(scene), \(what): \(state.soundness)",
            sourceLocation: location)
        let diary = state.orders.diary
        #expect(diary.count == count ?? orders, "\(scene), \(what)", sourceLocation: location)
        for kind in [state.orders] + state.children {
            let name = kind.rows.main
            #expect(
                holds(kind.main, kind.archive, isSettled: isSettled) == kind.diary.sorted(),
                "\(name), \(scene), \(what)", sourceLocation: location)
            #expect(kind.strays.isEmpty, "\(name), \(scene), \(what)", sourceLocation: location)
        }
        #expect(history.count == diary.count, "\(scene), \(what)", sourceLocation: location)
        #expect(Set(history).count == diary.count, "\(scene), \(what)", sourceLocation: location)
        let differences = try await store.verifyArchive().differences
        #expect(
            differences.isEmpty == !isArchiveEdited, "\(differences), \(scene), \(what)",
            sourceLocation: location)
        let totals = try await store.verifyTotals(at: Shop.now)
        #expect(totals.isExact, "\(scene), \(what): \(totals.summary)", sourceLocation: location)
        return Holdings(main: state.orders.main.count, archive: state.orders.archive.count)
    }

    /// Goes on with what was left, as the next process does, to its end; then nothing is lost and nothing is
    /// left to move.
    func goOnToTheEnd(
        _ store: SQLiteStore, after what: String, orders count: Int? = nil, isArchiveEdited: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let runner = MoveTrial.runner(store)
        let job = MoveTrial.job(scene.direction, store, flagsFirst: scene.flagsFirst)
        let unfinished = try await store.jobs(includingFinished: false)
        #expect(unfinished.count <= 1, "\(scene), \(what)", sourceLocation: location)
        let record =
            if let left = unfinished.first {
                try await runner.resume(job, id: left.id)
            } else {
                try await runner.start(job)
            }
        #expect(record.state == .done, "\(scene), \(what): \(record)", sourceLocation: location)
        let selection = ArchiveSelection(direction: scene.direction, until: MoveTrial.cutoff)
        let left = try await store.orderIDs(in: selection, after: nil, limit: 1)
        #expect(left.isEmpty, "\(scene), \(what)", sourceLocation: location)
        try expectNoFlag(after: what, location)
        try await expectNothingLost(
            store, after: what + ", resumed", orders: count, isArchiveEdited: isArchiveEdited,
            isSettled: true, location)
    }

    /// Requires that no flag is left, not even one that hides nothing.
    func expectNoFlag(after what: String, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(try ShopState(self).flags == 0, "\(scene), \(what)", sourceLocation: location)
    }

    /// Undoes what a finished job moved, for another round.
    func moveBack(_ store: SQLiteStore) async throws {
        let back: ArchiveDirection = scene.direction == .archive ? .restore : .archive
        let record = try await MoveTrial.runner(store).start(MoveTrial.job(back, store, batch: 1_000))
        #expect(record.state == .done, "\(record)")
    }

    private func holds(_ main: [String], _ archive: [String], isSettled: Bool) -> [String] {
        let all = main + archive
        return (scene.files == .one || isSettled ? all : Array(Set(all))).sorted()
    }
}
