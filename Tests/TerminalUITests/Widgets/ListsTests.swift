import TerminalUI
import Testing

struct ListsTests {
    @Test func `A list shows a scroll bar only where it is needed`() {
        let lines: [[Span]] = (1...9).map { ["line \($0)"] }
        #expect(render(10, 3) { ListView(lines: lines).draw(on: $0) } == "line 1   ┃\nline 2   │\nline 3   │")
        let end = ListView(lines: lines, state: ListState(selected: 8))
        #expect(render(10, 3) { end.draw(on: $0) } == "line 7   │\nline 8   │\nline 9   ┃")
        #expect(
            render(10, 3) { ListView(lines: Array(lines.prefix(3))).draw(on: $0) } == "line 1\nline 2\nline 3"
        )
        #expect(render(10, 2) { ListView(lines: [], emptyText: "Nothing.").draw(on: $0) } == "Nothing.\n")
    }

    @Test func `Help is filtered by keys and by what they do`() {
        let help = HelpView(sections: [
            HelpSection(title: "Move", rows: [.init(keys: "↑ k", help: "Selects the row above.")]),
            HelpSection(
                title: "Do",
                rows: [.init(keys: "b", help: "Builds an index."), .init(keys: "q", help: "Quits.")]),
        ])
        #expect(
            render(40, 6) { help.draw(on: $0) } == """
                Move
                  ↑ k  Selects the row above.

                Do
                  b    Builds an index.
                  q    Quits.
                """)
        var filtered = help
        filtered.filter = "INDEX"
        #expect(render(40, 2) { filtered.draw(on: $0) } == "Do\n  b    Builds an index.")
        filtered.filter = "xyz"
        #expect(render(40, 1) { filtered.draw(on: $0) } == "No key does that.")
        #expect(help.maximumScroll(in: Size(columns: 40, rows: 4)) == 2)
    }

    @Test func `A palette finds commands by their letters, best first`() {
        var palette = PaletteView(
            items: [
                PaletteItem("Restore a range", detail: "R"), PaletteItem("Archive run", detail: "a"),
                PaletteItem("Build an index", detail: "b", state: .disabled(reason: "Read-only.")),
            ], input: TextField("ar"))
        #expect(palette.matches == [1, 0])
        #expect(palette.selectedItem == 1)
        #expect(
            render(24, 3) { palette.draw(on: $0) } == """
                :ar
                Archive run            a
                Restore a range        R
                """)
        palette.input = TextField("zz")
        #expect(palette.selectedItem == nil)
        #expect(render(30, 2) { palette.draw(on: $0) } == ":zz\nNo command has this name.")
    }

    @Test func `Letters that begin words match better`() {
        let words = FuzzyMatch("br", in: "build report")
        let inside = FuzzyMatch("br", in: "zebra row")
        #expect(words?.positions == [0, 6])
        #expect((words?.score ?? 0) > (inside?.score ?? 0))
        #expect(FuzzyMatch("rb", in: "build report") == nil)
        #expect(FuzzyMatch("", in: "anything")?.score == 0)
    }

    @Test func `The selected tab is seen in a narrow line`() {
        let tabs = ["1 Spenders", "2 Views", "3 Indexes", "4 Archive"]
        #expect(
            render(46, 1) { TabLineView(tabs: tabs, selected: 0).draw(on: $0) }
                == " 1 Spenders  2 Views  3 Indexes  4 Archive")
        #expect(
            render(22, 1) { TabLineView(tabs: tabs, selected: 2).draw(on: $0) } == " 2 Views  3 Indexes  4")
        #expect(render(3, 1) { TabLineView(tabs: tabs, selected: 3).draw(on: $0) } == " 4")
        #expect(render(3, 1) { TabLineView(tabs: [], selected: 3).draw(on: $0) } == "")
    }
}
