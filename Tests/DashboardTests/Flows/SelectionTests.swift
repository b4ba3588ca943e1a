import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct SelectionTests {
    @Test("Selecting a spender shows their views and their days")
    func selectingMovesViews() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.down)
            #expect(dashboard.text.contains("2 Recent views ─ jürgen"))
            #expect(dashboard.text.contains("spend per day, jürgen"))
            #expect(dashboard.store.control.arguments(of: .recentViews) == ["1", "2"])
            #expect(dashboard.store.control.arguments(of: .dailySpending) == ["1", "2"])
        }
    }

    @Test("The views of the one before stay until those of the next are there, but not for long")
    func viewsStay() async throws {
        try await DashboardHarness().run { dashboard in
            let before = dashboard.row(3).dropFirst(64)
            dashboard.store.control.hold(.recentViews)
            dashboard.terminal.send(.key(.down))
            await dashboard.terminal.shows("spend per day, jürgen")
            #expect(dashboard.text.contains("2 Recent views ─ maria.s"))
            #expect(dashboard.row(3).dropFirst(64) == before)
            dashboard.passUnsettled(.milliseconds(150))
            await dashboard.terminal.shows("Reading what jürgen looked at.")
            #expect(dashboard.text.contains("2 Recent views ─ jürgen"))
            dashboard.store.control.release(.recentViews)
            await dashboard.program.settle()
            #expect(!dashboard.text.contains("Reading what"))
            #expect(dashboard.row(3).dropFirst(64) != before)
        }
    }

    @Test("When the list is sorted anew the selection stays with its user")
    func selectionStaysWithUser() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.down)
            #expect(dashboard.selectedRow?.contains("2  jürgen") == true)
            dashboard.store.change { contents in
                contents.orders.append(
                    StoreContents.order(9_001, of: 2, cents: 9_000_000, at: DashboardHarness.start))
            }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.selectedRow?.contains("1  jürgen") == true)
            #expect(dashboard.text.contains("2 Recent views ─ jürgen"))
        }
    }

    @Test("A user who leaves the list stays the one that is looked at")
    func selectedUserLeaves() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.change { $0.orders.removeAll { $0.userID == User.ID(.integer(1)) } }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.selectedRow == nil)
            #expect(dashboard.text.contains("2 Recent views ─ maria.s"))
            await dashboard.press(.down)
            #expect(dashboard.selectedRow?.contains("1  jürgen") == true)
        }
    }

    @Test("A selected view stays selected when newer ones come in above it")
    func viewKeepsPlace() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character("2"), .down, .down)
            #expect(dashboard.selectedRow(in: 62..<120)?.contains("Standing mat") == true)
            dashboard.store.change { contents in
                contents.views.append(
                    ProductView(
                        userID: User.ID(.integer(1)), productID: Product.ID(.integer(7)),
                        viewedAt: DashboardHarness.start))
            }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.selectedRow(in: 62..<120)?.contains("Standing mat") == true)
            #expect(dashboard.row(3).contains("Headphones"))
        }
    }

    @Test("Clicking selects and focuses, the wheel scrolls, a double click opens")
    func mouse() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.terminal.send(.mouse(MouseEvent(point: Point(column: 10, row: 5), kind: .press)))
            await dashboard.program.settle()
            #expect(dashboard.selectedRow?.contains("3  陳大文") == true)
            dashboard.terminal.send(
                .mouse(MouseEvent(point: Point(column: 10, row: 5), kind: .scrollDown, button: .none)))
            await dashboard.program.settle()
            #expect(dashboard.selectedRow?.contains("6  zoë") == true)
            dashboard.terminal.send(.mouse(MouseEvent(point: Point(column: 10, row: 3), kind: .doubleClick)))
            await dashboard.program.settle()
            #expect(dashboard.text.contains("email  maria.s@example.com"))
        }
    }
}

extension DashboardHarness {
    /// The row of the top spenders that is drawn as selected, if there is one.
    var selectedRow: String? { selectedRow(in: 0..<62) }

    /// The row of an upper pane at 120×40 that is drawn as selected.
    func selectedRow(in columns: Range<Int>) -> String? {
        let screen = terminal.screen
        let row = (2..<20).first { row in
            columns.contains { screen[$0, row].style.role == .selection }
        }
        return row.map { row in columns.map { screen[$0, row].text }.joined() }
    }
}
