import Synchronization
import TerminalUI
import Testing

struct TableViewTests {
    let columns = [
        TableColumn("#", width: .fixed(2), align: .trailing, priority: 1),
        TableColumn("user", width: .flexible(minimum: 6), priority: 3),
        TableColumn("email", width: .flexible(minimum: 8, weight: 2), priority: 0),
        TableColumn("spent", width: .fixed(9), align: .trailing, priority: 2),
    ]
    let rows: [[[Span]]] = [
        [["1"], ["maria.s"], ["maria.s@example.org"], [Span("12,480.10", .money)]],
        [["2"], ["日本太郎さん"], ["taro@example.jp"], [Span("9,001.00", .money)]],
        [["3"], ["evil\u{1B}[2J"], [], [Span("-3.50", .money)]],
        [["4"], ["last"]],
    ]

    func table(_ state: ListState = ListState(selected: nil)) -> TableView {
        TableView(columns: columns, rows: rows, state: state, emptyText: "No orders in the window.")
    }

    @Test func `A table has a header and aligned columns`() {
        let text = render(48, 5) { table().draw(on: $0) }
        #expect(
            text == """
                 #  user          email                    spent
                 1  maria.s       maria.s@example.org  12,480.10
                 2  日本太郎さん  taro@example.jp       9,001.00
                 3  evil·[2J                               -3.50
                 4  last
                """)
    }

    @Test func `Where it is narrow the columns of low priority are dropped`() {
        #expect(render(26, 2) { table().draw(on: $0) }.hasPrefix(" #  user             spent\n"))
        #expect(render(17, 2) { table().draw(on: $0) } == "user        spent\nmaria…  12,480.10")
        #expect(render(6, 2) { table().draw(on: $0) } == "user\nmaria…")
        #expect(render(1, 2) { table().draw(on: $0) }.hasPrefix("…\n"))
    }

    @Test func `A scroll bar shows where the list is`() {
        let text = render(26, 3, .ascii) { table(ListState(selected: 3)).draw(on: $0) }
        #expect(
            text == """
                 #  user           spent
                 3  evil?[2J       -3.50 |
                 4  last                 #
                """)
    }

    @Test func `The selected row is seen, also without room for a header`() {
        #expect(render(30, 1) { table(ListState(selected: 2)).draw(on: $0) }.hasPrefix(" 3  evil·[2J"))
        let screen = Screen.draw(size: Size(columns: 30, rows: 5)) {
            table(ListState(selected: 1)).draw(on: $0)
        }
        #expect((0..<30).allSatisfy { screen[$0, 2].style == .selection })
        #expect(screen[27, 1].style == .money)
    }

    @Test func `An empty table says so`() {
        let text = render(30, 3) { canvas in
            TableView(columns: columns, rows: [], emptyText: "No orders in the window.").draw(on: canvas)
        }
        #expect(text.split(separator: "\n").last == "No orders in the window.")
    }

    @Test func `Only rows that are seen are made`() {
        let made = Mutex<[Int]>([])
        let table = TableView(columns: columns, count: 1_000_000_000, state: ListState(selected: 5_000)) {
            row in
            made.withLock { $0.append(row) }
            return [["\(row)"], ["x"]]
        }
        _ = render(40, 4) { table.draw(on: $0) }
        #expect(made.withLock { $0 } == [4998, 4999, 5000])
    }

    @Test func `The header shows the sort, also where the column has no room for it`() {
        var sorted = table()
        sorted.sort = TableSort(column: "spent", isAscending: false)
        #expect(
            render(48, 2) { sorted.draw(on: $0) }.hasPrefix(
                " #  user          email                  ▼ spent\n"))
        sorted.sort = TableSort(column: "#", isAscending: true)
        #expect(render(48, 2) { sorted.draw(on: $0) }.hasPrefix("▲#  user"))
        sorted.sort = TableSort(column: "user", isAscending: true)
        #expect(render(24, 2, .ascii) { sorted.draw(on: $0) }.hasPrefix(" #  user ^         spent\n"))
    }

    @Test func `Marks stand in a gutter of their own`() {
        var marked = table(ListState(selected: 1))
        marked.marked = [0, 2]
        #expect(
            render(26, 5) { marked.draw(on: $0) } == """
                   #  user           spent
                ✓  1  maria.s    12,480.10
                   2  日本太郎…   9,001.00
                ✓  3  evil·[2J       -3.50
                   4  last
                """)
    }

    @Test func `Rows and titles are found where they are drawn`() {
        var shown = table(ListState(selected: nil, offset: 1))
        shown.marked = [0]
        let size = Size(columns: 48, rows: 4)
        #expect(shown.row(at: Point(column: 9, row: 1), in: size) == 1)
        #expect(shown.row(at: Point(column: 9, row: 0), in: size) == nil)
        #expect(shown.row(at: Point(column: 48, row: 1), in: size) == nil)
        #expect(shown.column(at: Point(column: 6, row: 0), in: size)?.title == "user")
        #expect(shown.column(at: Point(column: 44, row: 0), in: size)?.title == "spent")
        #expect(shown.column(at: Point(column: 44, row: 1), in: size) == nil)
        #expect(table().row(at: Point(column: 0, row: 5), in: Size(columns: 48, rows: 9)) == nil)
    }
}
