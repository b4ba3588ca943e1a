import TerminalUI
import Testing

struct ListStateTests {
    @Test func `The selection stays in the list and the offset shows it`() {
        var state = ListState()
        state.moveUp(count: 5, height: 3)
        #expect(state == ListState(selected: 0, offset: 0))
        for _ in 0..<3 { state.moveDown(count: 5, height: 3) }
        #expect(state == ListState(selected: 3, offset: 1))
        state.end(count: 5, height: 3)
        state.moveDown(count: 5, height: 3)
        #expect(state == ListState(selected: 4, offset: 2))
        state.home(count: 5, height: 3)
        #expect(state == ListState(selected: 0, offset: 0))
    }

    @Test func `Pages move by the height of the list`() {
        var state = ListState()
        state.pageDown(count: 100, height: 10)
        #expect(state == ListState(selected: 10, offset: 1))
        state.pageUp(count: 100, height: 10)
        #expect(state == ListState(selected: 0, offset: 0))
    }

    @Test func `A list that shrinks or grows empty takes the selection along`() {
        let state = ListState(selected: 40, offset: 35)
        #expect(state.clamped(count: 10, height: 5) == ListState(selected: 9, offset: 5))
        #expect(state.clamped(count: 0, height: 5) == ListState(selected: nil, offset: 0))
        #expect(state.clamped(count: 100, height: 0) == ListState(selected: 40, offset: 40))
    }

    @Test func `Only list keys are handled`() {
        var state = ListState()
        let moved = state.handle(.pageDown, count: 9, height: 4)
        let ignored = state.handle(.character("x"), count: 9, height: 4)
        #expect(moved && !ignored)
        #expect(state.selected == 4)
    }
}
