import TerminalUI

/// How far the text of a dialog is scrolled.
struct TextScroll: Hashable, Sendable {
    private(set) var offset = 0

    /// Takes in a key for moving or a turn of the wheel.
    mutating func receive(_ event: PartEvent, of view: DialogView, in size: Size) {
        let maximum = view.maximumScroll(in: size)
        switch event {
        case .moved(let move):
            offset = offset.scrolled(move, height: size.rows / 2, maximum: maximum)
        case .scrolled(let rows): offset = max(0, min(offset + rows, maximum))
        default: break
        }
    }
}
