/// Collects scalars into cells: a base and its marks, or a placeholder.
struct CellTextBuilder {
    private let placeholder: String
    /// How the cells that follow are drawn.
    var style = Style.text
    private(set) var cells: [Cell] = []
    private(set) var columns = 0
    private var base: (text: String, width: Int)?
    private var marks = 0

    init(placeholder: String) {
        self.placeholder = placeholder
    }

    /// Appends a text until there are more than `enough` columns.
    mutating func append(_ text: String, enough: Int) {
        cells.reserveCapacity(cells.count + min(text.utf8.count, max(0, enough)))
        // Each takes a column; what follows beyond them isn't looked at.
        let scalars = text.unicodeScalars.prefix(max(0, enough.addingWithoutOverflow(1 - columns)))
        // Finding out which scalars make a character takes longer than all else.
        if scalars.allSatisfy(ScalarKind.neverJoins) {
            for scalar in scalars { append(alone: scalar) }
            return
        }
        for character in text {
            append(character)
            if columns > enough { break }
        }
    }

    private mutating func append(_ character: Character) {
        if isEmojiSequence(character), let first = character.unicodeScalars.first {
            append(first)
        } else {
            for scalar in character.unicodeScalars { append(scalar) }
        }
        closeCell()
    }

    /// Appends a scalar that is a character by itself.
    private mutating func append(alone scalar: Unicode.Scalar) {
        switch ScalarKind(scalar) {
        case .base(let width):
            let text = scalar.isASCII ? Self.ascii[Int(scalar.value)] : String(Character(scalar))
            add(text, width: Int(width))
        case .space: add(" ", width: 1)
        case .regionalIndicator(let letter): add(letter, width: 1)
        case .mark, .variation, .unsafe: add(placeholder, width: 1)
        }
    }

    private static let ascii = (0..<0x80).map { String(Character(Unicode.Scalar($0))) }

    private mutating func add(_ text: String, width: Int) {
        cells.append(Cell(text: text, width: UInt8(width), style: style))
        columns += width
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch ScalarKind(scalar) {
        case .base(let width): open(String(Character(scalar)), width: Int(width))
        case .space: appendWhole(" ")
        case .regionalIndicator(let letter): appendWhole(letter)
        case .unsafe: appendWhole(placeholder)
        case .mark: appendMark(scalar)
        case .variation: if base == nil { appendWhole(placeholder) }
        }
    }

    private mutating func open(_ text: String, width: Int) {
        closeCell()
        base = (text, width)
    }

    /// Such cells take no marks: a mark on a blank or a placeholder would pass for something else.
    private mutating func appendWhole(_ text: String) {
        closeCell()
        base = (text, 1)
        closeCell()
    }

    private mutating func appendMark(_ scalar: Unicode.Scalar) {
        guard base != nil else { return appendWhole(placeholder) }
        guard marks < Sanitizer.maximumMarks else { return }
        base?.text.unicodeScalars.append(scalar)
        marks += 1
    }

    private mutating func closeCell() {
        if let base { add(base.text, width: base.width) }
        base = nil
        marks = 0
    }

    /// Families, professions, skin tones and subdivision flags: emoji that consist of several scalars.
    private func isEmojiSequence(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, first.value > 0xFF, first.properties.isEmoji else { return false }
        return scalars.dropFirst().contains { $0.value == 0x200D || isTag($0) || isSkinTone($0) }
    }

    private func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }

    private func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }
}
