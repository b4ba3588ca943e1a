import OrdersCore
import TerminalUI
import TestSupport

@testable import Dashboard

/// A screen as a person may have it before them: a shop in some state, and the keys that lead there.
struct ScreenGallery {
    let name: String
    var unavailable: [Capability: String] = [:]
    var keys: [Key] = []
    var failures: [StoreCall] = []
    var shop: @Sendable (inout StoreContents) -> Void = { _ in }

    /// Every pane with and without a run, what fails and what is missing, and the dialogs.
    static let all = panes + jobs + troubles + dialogs

    private static let panes = [
        ScreenGallery(name: "panes"),
        ScreenGallery(name: "frozen", keys: [.character(" ")]),
        ScreenGallery(name: "a missing index", keys: [.character("3")]) {
            $0.indexes.removeAll { $0.coversReport }
        },
        ScreenGallery(name: "live totals") { $0.totals = KeptTotals(condition: .ready) },
        ScreenGallery(name: "nothing at all") { $0 = StoreContents() },
    ]

    private static let jobs =
        [JobState.running, .paused, .failed, .done, .cancelled].flatMap { state in
            [
                ScreenGallery(name: "a run that is \(state.rawValue)", keys: [.character("4")]) {
                    $0.jobs = [
                        .move(state: state, process: state == .running ? 99 : nil, message: "It is so.")
                    ]
                },
                ScreenGallery(name: "totals that are \(state.rawValue)") {
                    $0.jobs = [.totalsBuild(state: state, process: state == .running ? 99 : nil)]
                    $0.totals = KeptTotals(condition: .building)
                },
            ]
        } + [
            ScreenGallery(name: "a run that waits") {
                $0.jobs = [.move(meter: JobMeter(waitingFor: "Another program holds the lock."))]
            },
            ScreenGallery(name: "a run whose process died", keys: [.character("4")]) {
                $0.jobs = [.move(process: 666)]
            },
        ]

    private static let troubles = [
        ScreenGallery(
            name: "read-only",
            unavailable: Dictionary(
                uniqueKeysWithValues: Capability.allCases.map { ($0, "The database is read-only.") })),
        ScreenGallery(
            name: "failures",
            failures: [.topSpenders, .recentViews, .plan, .plans, .indexes, .archiveStatus, .ordersPerMonth]),
        ScreenGallery(name: "broken totals") {
            $0.totals = KeptTotals(condition: .broken(reason: "A trigger is gone."))
        },
    ]

    private static let dialogs =
        [("\r", "a user"), ("3\r", "an index"), ("3w", "a plan"), ("b", "a build"), ("3D", "a drop")].map {
            ScreenGallery(name: $1, keys: Self.keys($0))
        }
        + [
            ("3A", "the question for advice"), ("3A\r", "the advice"), ("a", "a run"), ("4R", "a restoring"),
            ("4R\t\r", "a wrong month"),
        ].map {
            ScreenGallery(name: $1, keys: Self.keys($0))
        }
        + [("?", "help"), (":can", "palette"), ("L", "log"), ("e", "export"), ("Y", "copies")].map {
            ScreenGallery(name: $1, keys: Self.keys($0))
        }
        + [("/mar", "finder"), ("fmar\r", "a filter"), ("fxyz", "a filter that finds nothing")].map {
            ScreenGallery(name: $1, keys: Self.keys($0))
        }

    private static func keys(_ text: String) -> [Key] {
        text.map { $0 == "\r" ? .enter : $0 == "\t" ? .tab : .character($0) }
    }

    /// What there is to see then.
    func screen(
        _ size: Size = Size(columns: 120, rows: 40), _ glyphs: Glyphs = .unicode
    ) async throws -> Screen {
        var contents = StoreContents.indexedShop(asOf: DashboardHarness.start)
        shop(&contents)
        let store = InMemoryStore(contents, unavailable: unavailable)
        for call in failures { store.control.fail(call, with: OrdersError(.engine, "The disk is gone.")) }
        let harness = DashboardHarness(store: store, size: size, glyphs: glyphs)
        var screen = Screen(size: size)
        try await harness.run { dashboard in
            await dashboard.press(.escape)
            for key in keys { await dashboard.press(key) }
            screen = dashboard.terminal.screen
        }
        return screen
    }
}
