import TerminalUI

// What is written.
extension EmulatedScreen {
    mutating func put(_ scalar: Unicode.Scalar) {
        guard !EmulatedScreen.isCommand(scalar) else { return note(.character(scalar)) }
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

    /// What changes how the rest of a line is read, or what a terminal does: the C1 control characters, and those that
    /// turn the direction of text.
    private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
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
        // Nothing, and the bell.
        case 0x00, 0x07: break
        default: note(.control(control))
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
        // The end of a string, and what the keypad sends.
        case (nil, "\\"), (nil, "="), (nil, ">"): break
        default: note(.escape(intermediate: intermediate, final: final))
        }
    }

    /// What letters are where they draw lines: DEC's special graphics.
    private static let lines: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "`afgjklmnopqrstuvwxyz{|}~".unicodeScalars, "◆▒°±┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars))
}
