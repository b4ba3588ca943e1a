import Glibc
import TerminalUI
import Testing

/// ncurses places characters by `wcwidth`: where we count differently, a row shifts.
struct GlibcWidthTests {
    typealias WidthFunction = @convention(c) (wchar_t) -> Int32

    /// Swift's view of the C library leaves the function out. It answers for the thread's locale.
    func withWidths<Result>(_ body: (WidthFunction) -> Result) throws -> Result {
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil) as locale_t?)
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        return body(unsafeBitCast(symbol, to: WidthFunction.self))
    }

    @Test func `Every scalar that gets through is as wide as the C library says`() throws {
        var passed = 0
        let wrong = try withWidths { width in
            (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
                let cells = Sanitizer.cells(of: String(Character(scalar)))
                guard cells.count == 1, cells[0].text.unicodeScalars.elementsEqual([scalar]) else {
                    return false
                }
                passed += 1
                return Int(width(wchar_t(scalar.value))) != cells[0].width
            }
        }
        #expect(wrong == [])
        #expect(passed > 120_000)
    }

    @Test func `Every mark that joins a cell has no width of its own`() throws {
        var joined = 0
        let wrong = try withWidths { width in
            (UInt32(0xA0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
                let cells = Sanitizer.cells(of: "a" + String(Character(scalar)))
                guard cells.count == 1, cells[0].text.unicodeScalars.count == 2 else { return false }
                joined += 1
                return width(wchar_t(scalar.value)) != 0
            }
        }
        #expect(wrong == [])
        #expect(joined > 1_500)
    }
}
