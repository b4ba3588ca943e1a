@testable import NcursesTerminal
import TerminalUI
import Testing

struct MouseClicksTests {
    func report(_ code: Int, _ column: Int = 5, isRelease: Bool = false) throws -> MouseReport {
        try #require(MouseReport(parameters: "\(code);\(column);3", isRelease: isRelease))
    }

    @Test func `Buttons and the wheel are told apart, whatever modifier is held`() throws {
        let point = Point(column: 4, row: 2)
        for modifier in [0, 4, 8, 16, 28] {
            #expect(try report(0 + modifier).event == MouseEvent(point: point, kind: .press))
            #expect(
                try report(2 + modifier, isRelease: true).event
                    == MouseEvent(point: point, kind: .release, button: .right))
            #expect(try report(64 + modifier).event?.kind == .scrollUp)
            #expect(try report(65 + modifier).event?.kind == .scrollDown)
            for other in [32, 35, 66, 67, 128] { #expect(try report(other + modifier).event == nil) }
        }
    }

    @Test func `Two quick presses at one place are a double click, and a third isn't another`() throws {
        var clicks = MouseClicks()
        let start = ContinuousClock.now
        let press = try report(0)
        let kinds = [0, 200, 300].map { clicks.event(press, at: start + .milliseconds($0))?.kind }
        #expect(kinds == [.press, .doubleClick, .press])
        let later = [1_000, 1_500].map { clicks.event(press, at: start + .milliseconds($0))?.kind }
        #expect(later == [.press, .press])
        let elsewhere = clicks.event(try report(0, 9), at: start + .milliseconds(1_600))
        #expect(elsewhere?.kind == .press)
    }
}
