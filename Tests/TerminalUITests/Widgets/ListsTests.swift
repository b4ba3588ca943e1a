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
        #expect(help.matchCount == 3)
        #expect(
            render(40, 6) { help.draw(on: $0) } == """
                Move
                  ↑ k  Selects the row above.

                Do
                  b    Builds an index.
                  q    Quits.
                """)
        var filtered = help
        filtered.filter = "an INDEX"
        #expect(render(40, 2) { filtered.draw(on: $0) } == "Do\n  b    Builds an index.")
        #expect((filtered.matchCount, filtered.rowCount) == (1, 3))
        filtered.filter = "xyz"
        #expect(render(40, 1) { filtered.draw(on: $0) } == "Nothing here has all of these words.")
        #expect(help.maximumScroll(in: Size(columns: 40, rows: 4)) == 2)
    }

    @Test func `Help says why something can't be done, and breaks lines instead of cutting them`() {
        let help = HelpView(sections: [
            HelpSection(
                title: "Do", rows: [.init(keys: "b", help: "Builds an index.", reason: "It is read-only.")])
        ])
        #expect(
            render(40, 3) { help.draw(on: $0) } == """
                Do
                  b  Builds an index.
                     Not now: It is read-only.
                """)
        #expect(
            render(25, 6) { help.draw(on: $0) } == """
                Do
                  b
                    Builds an index.
                    Not now: It is
                    read-only.

                """)
    }

    @Test func `A palette finds commands by their letters, best first; by what they are about, too`() {
        var palette = PaletteView(
            items: [
                PaletteItem("a rebuild", detail: "b", state: .disabled(reason: "Read-only.")),
                PaletteItem("Restore a range", about: "moves back", detail: "R"),
                PaletteItem("Archive run", detail: "a"),
            ], input: TextField("ar"))
        #expect(palette.matches == [2, 1, 0])
        #expect(palette.selectedItem == 2)
        #expect(
            render(24, 4) { palette.draw(on: $0) } == """
                :ar               3 of 3
                Archive run            a
                Restore a range: mov…  R
                a rebuild: Read-only.  b
                """)
        palette.input = TextField("back")
        #expect(palette.matches == [1])
        palette.input = TextField("zz")
        #expect(palette.selectedItem == nil)
        #expect(
            render(30, 2) { palette.draw(on: $0) }
                == ":zz                     0 of 3\nNo command has this name.")
    }

    @Test func `A palette marks what was typed, and says in full what the selected command is about`() {
        let items = [PaletteItem("zoom", about: "give the pane the whole screen", detail: "z")]
        let palette = PaletteView(items: items, input: TextField("zm"))
        let screen = Screen.draw(size: Size(columns: 20, rows: 8)) { palette.draw(on: $0) }
        #expect(screen[0, 1].style == Style(.selection, bold: true, underline: true))
        #expect(screen[1, 1].style == Style(.selection))
        #expect(screen[3, 1].style == Style(.selection, bold: true, underline: true))
        #expect(screen.rowText(1) == "zoom: give the p…  z")
        #expect(screen.rowText(6) == "give the pane the")
        #expect(screen.rowText(7) == "whole screen")
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
