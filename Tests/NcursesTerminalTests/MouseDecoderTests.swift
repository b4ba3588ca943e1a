import CNcurses
@testable import NcursesTerminal
import TerminalUI
import Testing

struct MouseDecoderTests {
    func report(_ state: mmask_t, _ column: Int32 = 4, _ row: Int32 = 2) -> MEVENT {
        MEVENT(id: 0, x: column, y: row, z: 0, bstate: state)
    }

    @Test func `Buttons and the wheel are told apart`() {
        var decoder = MouseDecoder()
        let point = Point(column: 4, row: 2)
        let now = ContinuousClock.now
        #expect(
            decoder.decode(report(cn_button_pressed(1)), at: now) == MouseEvent(point: point, kind: .press))
        #expect(
            decoder.decode(report(cn_button_released(3)), at: now)
                == MouseEvent(point: point, kind: .release, button: .right))
        #expect(decoder.decode(report(cn_button_pressed(4)), at: now)?.kind == .scrollUp)
        #expect(decoder.decode(report(cn_button_pressed(5)), at: now)?.kind == .scrollDown)
        #expect(decoder.decode(report(0), at: now) == nil)
    }

    @Test func `Two quick presses at one place are a double click, and a third isn't another`() {
        var decoder = MouseDecoder()
        let start = ContinuousClock.now
        let press = report(cn_button_pressed(1))
        let kinds = [0, 200, 300].map { decoder.decode(press, at: start + .milliseconds($0))?.kind }
        #expect(kinds == [.press, .doubleClick, .press])
        let later = [1_000, 1_500].map { decoder.decode(press, at: start + .milliseconds($0))?.kind }
        #expect(later == [.press, .press])
        let elsewhere = decoder.decode(report(cn_button_pressed(1), 9), at: start + .milliseconds(1_600))
        #expect(elsewhere?.kind == .press)
    }
}
