import TerminalUI

// Commands: `ESC [` and what follows.
extension EmulatedScreen {
    mutating func obey(_ prefix: UInt8?, _ numbers: [Int], _ final: UInt8) {
        let count = max(1, numbers.first ?? 1)
        let choice = numbers.first ?? 0
        switch (prefix, Character(Unicode.Scalar(final))) {
        case (0x3F, "h"), (0x3F, "l"): numbers.forEach { setMode($0, final == 0x68) }
        case (nil, "A"): move(row: cursor.row - count)
        case (nil, "B"), (nil, "e"): move(row: cursor.row + count)
        case (nil, "C"), (nil, "a"): move(column: cursor.column + count)
        case (nil, "D"): move(column: cursor.column - count)
        case (nil, "G"), (nil, "`"): move(column: count - 1)
        case (nil, "d"): move(row: count - 1)
        case (nil, "H"), (nil, "f"):
            move(row: count - 1)
            move(column: max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case (nil, "J"): eraseScreen(choice)
        case (nil, "K"): eraseLine(choice)
        case (nil, "X"): erase(cursor.column..<min(cursor.column + count, size.columns))
        case (nil, "@"): insert(min(count, size.columns - cursor.column))
        case (nil, "P"): delete(min(count, size.columns - cursor.column))
        case (nil, "L"): scrollHere(by: -count)
        case (nil, "M"): scrollHere(by: count)
        case (nil, "S"): scroll(region, by: count)
        case (nil, "T"): scroll(region, by: -count)
        case (nil, "b"): if let lastCharacter { for _ in 0..<count { put(lastCharacter) } }
        case (nil, "m"): look.take(numbers)
        case (nil, "r"): setRegion(numbers)
        // The window's title put away and taken back, and what the terminal is asked: nothing to see.
        case (nil, "t") where [22, 23].contains(choice), (nil, "c"), (0x3E, "c"), (nil, "n"): break
        case (nil, "l") where numbers == [4]: break
        default: note(.command(prefix: prefix, numbers, intermediate: nil, final: final))
        }
    }

    private mutating func setMode(_ mode: Int, _ isOn: Bool) {
        let wasAlternate = isAlternate
        if isOn { modes.insert(mode) } else { modes.remove(mode) }
        guard isAlternate != wasAlternate else { return }
        if isAlternate {
            mainRows = rows
            savedCursor = cursor
            rows = EmulatedScreen.blank(size)
        } else {
            rows = mainRows
            cursor = savedCursor
        }
    }

    private mutating func setRegion(_ numbers: [Int]) {
        let first = max(1, numbers.first ?? 1) - 1
        let last = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], size.rows) : size.rows
        guard first < last else { return }
        region = first..<last
        move(row: 0)
        move(column: 0)
    }

    mutating func move(row: Int) {
        cursor.row = min(max(row, 0), size.rows - 1)
        wrapsNext = false
    }

    mutating func move(column: Int) {
        cursor.column = min(max(column, 0), size.columns - 1)
        wrapsNext = false
    }

    /// Erased cells keep the ground that is in force.
    private var erased: EmulatedCell {
        EmulatedCell(text: " ", look: EmulatedCell.Look(background: look.background))
    }

    private mutating func erase(_ columns: Range<Int>) {
        for column in columns { rows[cursor.row][column] = erased }
    }

    private mutating func eraseLine(_ choice: Int) {
        switch choice {
        case 1: erase(0..<cursor.column + 1)
        case 2: erase(0..<size.columns)
        default: erase(cursor.column..<size.columns)
        }
    }

    private mutating func eraseScreen(_ choice: Int) {
        let row = cursor.row
        let others = choice == 0 ? row + 1..<size.rows : choice == 1 ? 0..<row : 0..<size.rows
        for other in others { rows[other] = Array(repeating: erased, count: size.columns) }
        if choice < 2 { eraseLine(choice) }
    }

    private mutating func insert(_ count: Int) {
        let moved = rows[cursor.row][cursor.column..<size.columns - count]
        rows[cursor.row].replaceSubrange(
            cursor.column..<size.columns, with: Array(repeating: erased, count: count) + moved)
    }

    private mutating func delete(_ count: Int) {
        let moved = rows[cursor.row][(cursor.column + count)...]
        rows[cursor.row].replaceSubrange(
            cursor.column..<size.columns, with: moved + Array(repeating: erased, count: count))
    }

    private mutating func scrollHere(by count: Int) {
        guard region.contains(cursor.row) else { return }
        scroll(cursor.row..<region.upperBound, by: count)
    }

    /// Upwards when positive.
    mutating func scroll(_ range: Range<Int>, by count: Int) {
        let shift = min(abs(count), range.count)
        let empty = Array(repeating: erased, count: size.columns)
        let blanks = Array(repeating: empty, count: shift)
        let kept = Array(count > 0 ? rows[range].dropFirst(shift) : rows[range].dropLast(shift))
        rows.replaceSubrange(range, with: count > 0 ? kept + blanks : blanks + kept)
    }
}
