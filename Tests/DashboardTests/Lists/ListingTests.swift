import OrdersCore
import TerminalUI
import Testing

@testable import Dashboard

struct ListingTests {
    private struct Fruit: Hashable, Sendable {
        let name: String
        let price: Int64?
    }

    private static let traits = ListTraits<Fruit, String>(
        key: \.name,
        columns: [
            .init(title: "fruit") { .text($0.name) },
            .init(title: "price", startsAscending: false) { $0.price.map { .number($0) } ?? .missing },
        ],
        texts: { [$0.name] })

    private static let fruits = [("pear", 3), ("Apple", 5), ("quince", nil), ("banana", 3)].map {
        Fruit(name: $0.0, price: $0.1)
    }

    private static func listing(_ rows: [Fruit] = fruits) -> Listing<Fruit, String> {
        var list = Listing(traits)
        list.take(rows)
        return list
    }

    private func names(_ list: Listing<Fruit, String>) -> [String] { list.shownRows.map(\.name) }

    @Test("Sorting goes through the columns and comes back to the rows' own order")
    func columns() {
        var list = Self.listing()
        list.sortByNext()
        #expect(names(list) == ["Apple", "banana", "pear", "quince"])
        #expect(list.sort == TableSort(column: "fruit", isAscending: true))
        list.sortByNext()
        #expect(names(list) == ["Apple", "pear", "banana", "quince"])
        list.sortByNext()
        #expect(names(list) == ["pear", "Apple", "quince", "banana"])
        #expect(list.sort == nil)
    }

    @Test("What is missing comes last in both directions, and equals keep their order")
    func missing() {
        var list = Self.listing()
        list.sort(by: "price")
        list.reverse()
        #expect(names(list) == ["pear", "banana", "Apple", "quince"])
    }

    @Test("The rows' own order turned round is the order of its column")
    func ownOrder() {
        var traits = Self.traits
        traits.own = ("fruit", true)
        var list = Listing(traits)
        list.take(Self.fruits)
        list.sort(by: "fruit")
        #expect(names(list) == ["banana", "quince", "Apple", "pear"])
        list.reverse()
        #expect(list.sort == nil)
    }

    @Test("A filter wants every word, in whatever case, and the selection comes back when it goes")
    func filter() {
        var list = Self.listing()
        list.select("quince")
        for letter in "A P" { list.changeFilter { $0.type(.character(letter)) } }
        #expect(names(list) == ["pear", "Apple"])
        #expect(list.selectedRow()?.name == "pear")
        list.changeFilter { $0.type(.escape) }
        #expect(list.selectedRow()?.name == "quince")
    }

    @Test("Marks stay with their rows when these move, go and come back")
    func marks() {
        var list = Self.listing()
        list.select("Apple")
        let isMarked = list.toggleMark(height: 9)
        #expect(isMarked)
        list.sort(by: "fruit")
        #expect(list.markedPlaces == [0])
        list.take(Array(Self.fruits.dropFirst(2)))
        #expect(list.markedPositions == [])
        list.take(Self.fruits.reversed())
        #expect(list.markedPositions == [2])
    }

    @Test("Rows that a filter hides stay marked and count, after those that are shown")
    func hiddenMarks() {
        var list = Self.listing()
        _ = list.toggleMark(height: 9)
        _ = list.toggleMark(height: 9)
        list.changeFilter { $0.paste("app") }
        #expect(list.markedPlaces == [0])
        #expect(list.markedPositions == [1, 0])
    }

    @Test("When the selected row goes, the one that takes its place is selected")
    func selectedGoes() {
        var list = Self.listing()
        list.select("Apple")
        list.take(Self.fruits.filter { $0.name != "Apple" })
        #expect(list.selectedRow()?.name == "quince")
    }

    @Test("Esc belongs to a filter that hides rows, and to nothing else of a list")
    func escape() {
        var filter = ListFilter()
        #expect(!filter.wants(.escape))
        #expect(!filter.wants(.character("q")))
        filter.isTyping = true
        #expect(filter.wants(.character("q")))
        filter.type(.character("q"))
        filter.type(.enter)
        #expect(!filter.wants(.character("q")))
        #expect(filter.wants(.escape))
    }
}
