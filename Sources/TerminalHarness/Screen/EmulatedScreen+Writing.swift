import TerminalUI

// What is written.
extension EmulatedScreen {
    mutating func put(_ scalar: Unicode.Scalar) {
        let scalar = drawsLines ? EmulatedScreen.lines[scalar] ?? scalar : scalar
        if EmulatedScreen.isMark(scalar) { return join(scalar) }
        let width = min(2, TextWidth.columns(of: Character(scalar)))
        if wrapsNext || cursor.column + width > size.columns {
            cursor.column = 0
            lineFeed()
        }
        rows[cursor.row][cursor.column] = EmulatedCell(text: String(scalar), look: look)
        if width == 2, cursor.column + 1 < size.columns {
            rows[cursor.row][cursor.column + 1] = EmulatedCell(text: "", look: look)
        }
        lastCharacter = scalar
        wrapsNext = cursor.column + width >= size.columns
        cursor.column = min(cursor.column + width, size.columns - 1)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }

    /// A mark goes to the character before it.
    private mutating func join(_ scalar: Unicode.Scalar) {
        var column = wrapsNext ? cursor.column : cursor.column - 1
        guard column >= 0 else { return }
        if rows[cursor.row][column].text.isEmpty { column -= 1 }
        if column >= 0 { rows[cursor.row][column].text.unicodeScalars.append(scalar) }
    }

    mutating func obey(_ control: UInt8) {
        switch control {
        case 0x08: move(column: cursor.column - 1)
        case 0x09: move(column: (cursor.column / 8 + 1) * 8)
        case 0x0A...0x0C: lineFeed()
        case 0x0D: move(column: 0)
        case 0x0E: drawsLines = true
        case 0x0F: drawsLines = false
        default: break
        }
    }

    private mutating func lineFeed() {
        wrapsNext = false
        if cursor.row == region.upperBound - 1 {
            scroll(region, by: 1)
        } else {
            cursor.row = min(cursor.row + 1, size.rows - 1)
        }
    }

    mutating func escape(_ intermediate: UInt8?, _ final: UInt8) {
        switch (intermediate, Character(Unicode.Scalar(final))) {
        case (0x28, let set): drawsLines = set == "0"
        case (nil, "7"): savedCursor = cursor
        case (nil, "8"): cursor = savedCursor
        case (nil, "D"): lineFeed()
        case (nil, "E"):
            move(column: 0)
            lineFeed()
        case (nil, "M"):
            wrapsNext = false
            if cursor.row == region.lowerBound { scroll(region, by: -1) } else { move(row: cursor.row - 1) }
        case (nil, "c"): self = EmulatedScreen(size: size)
        default: break
        }
    }

    /// What letters are where they draw lines: DEC's special graphics.
    private static let lines: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "`afgjklmnopqrstuvwxyz{|}~".unicodeScalars, "◆▒°±┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars))
}
