import TerminalUI
import TestSupport

/// What a person with a cat on the keyboard does, the same for one seed. Nothing of it is a key that quits; the
/// palette can be hit so that it does.
struct SoakActions {
    private var random: SeededGenerator
    private var size: Size

    init(seed: UInt64, size: Size) {
        random = SeededGenerator(seed: seed)
        self.size = size
    }

    mutating func next() -> SoakAction {
        switch Int.random(in: 0..<1_000, using: &random) {
        case 0..<15: return resize()
        case 15..<17: return .suspend
        case 17..<19: return .stop
        case 19..<60: return .send(mouse())
        case 60..<75: return .send("\u{1B}[200~\(pick(SoakShop.names))\u{1B}[201~")
        case 75..<100: return .send((0..<6).map { _ in pick(Self.noise) }.joined())
        case 100..<160: return .send(pick(Self.ways))
        case 160..<300: return .send("\u{1B}")
        case 300..<400: return .send("\r")
        case 400..<550: return .send(pick(Self.sequences))
        default: return .send(pick(Self.letters))
        }
    }

    /// Mostly such as windows have, now and then the least and the most.
    private mutating func resize() -> SoakAction {
        let extremes = [
            Size(columns: 1, rows: 1), Size(columns: 300, rows: 100), Size(columns: 40, rows: 12),
        ]
        size =
            Int.random(in: 0..<8, using: &random) == 0
            ? pick(extremes)
            : Size(
                columns: .random(in: 20...180, using: &random), rows: .random(in: 5...60, using: &random))
        return .resize(size)
    }

    /// Clicks, double clicks, drags and the wheel; not on the footer, whose last button quits.
    private mutating func mouse() -> String {
        let column = Int.random(in: 1...size.columns, using: &random)
        let row = Int.random(in: 1...max(1, size.rows - 2), using: &random)
        let place = ";\(column);\(row)"
        let click = "\u{1B}[<0\(place)M\u{1B}[<0\(place)m"
        return pick([
            click, click + click, "\u{1B}[<64\(place)M", "\u{1B}[<65\(place)M", "\u{1B}[<2\(place)M",
            "\u{1B}[<0\(place)M\u{1B}[<32;\(column + 1);\(row)M", "\u{1B}[<0\(place)m",
        ])
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private static let letters =
        "0123456789abcdefghijklmnoprstuvwxyzABDGLMORUVXY:/?+-= é漢\t\u{8}".map { String($0) }

    private static let sequences =
        ["A", "B", "C", "D", "F", "H", "Z", "1;5C", "1;2A", "2~", "3~", "5~", "6~", "15~"].map {
            "\u{1B}[\($0)"
        }
        + ["\u{1B}OA", "\u{1B}OB", "\u{1B}OP", "\u{1B}b", "\u{7F}", "\u{15}", "\u{17}", "\u{1}", "\u{5}"]

    /// Ways into dialogs and through them, as a person means them.
    private static let ways = [
        "1\r", "2\r", "3\r", "4\r", "1t\t\r", "1v\t\r", "3b\t\r", "3D\t\r", "3A\t\r", "3n3w", "4a\t\r",
        "4a\r",
        "4R\t\r", "4V\t\r", "p", "x", "x\t\r", "U\t\r", "fa\r", "f\u{1B}", "/ma\r", "/\u{1B}", "oOM", "e\r",
        "e\t\r",
        "Y\r", "L\r", ":the\r", ":arch\r", ":index\r", ":export\r", "?/key\r", "d\r", "dother\r", "dsoak\r",
    ]

    private static let noise = [
        "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "\u{7}", "\u{1B}[<", "0;1;1", "\u{1B}[M",
        "\u{1B}[200~",
        "\u{1B}[201~", "\u{1B}[999;999H", "\u{1B}[?62;22c", "\u{1B}[<0;99999;3M", "\u{1B}[<0;-1;m",
        "\u{FFFD}",
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:0/", "\u{0}", "\u{1F}", "😀", "\u{301}",
        "\u{1B}[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1m",
    ]
}
