/// What the sanitiser does with a scalar.
enum ScalarKind: Equatable {
    /// Starts a cell of this width.
    case base(width: UInt8)
    /// Joins the cell before it.
    case mark
    /// Takes no room and changes only how the scalar before it looks, differently on each terminal.
    case variation
    /// One half of a flag: shown as this letter, because terminals disagree on the width of flags.
    case regionalIndicator(letter: String)
    /// Any kind of space that takes one cell.
    case space
    /// Controls, formats, directions, private and unassigned: a placeholder stands for it.
    case unsafe

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x21...0x7E: self = .base(width: 1)
        case 0x20: self = .space
        case ..<0xA0: self = .unsafe
        case 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FC:
            self = .base(width: 1)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .variation
        case 0x1160...0x11FF where !Self.isHidden(scalar), 0xD7B0...0xD7FB: self = Self.jamo(scalar)
        case 0x1F1E6...0x1F1FF: self = Self.regionalIndicator(scalar)
        default: self = Self.byCategory(scalar)
        }
    }

    /// Whether a scalar is a character by itself, whatever stands beside it: the letters of the West, punctuation,
    /// arrows, and what boxes and bars are made of.
    static func neverJoins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x2010...0x2027, 0x20AC, 0x2190...0x21FF, 0x2500...0x25FC: true
        default: false
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarKind {
        guard isKnownToTerminals(scalar), !isHidden(scalar) else { return .unsafe }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return .unsafe
        case .nonspacingMark, .enclosingMark:
            return .mark
        case .spaceSeparator where scalar.value != 0x3000:
            return .space
        default:
            return .base(width: WideScalars.contains(scalar) ? 2 : 1)
        }
    }

    /// Vowels and final consonants of Hangul are drawn into the block that the first consonant opened.
    private static func jamo(_ scalar: Unicode.Scalar) -> ScalarKind {
        isKnownToTerminals(scalar) ? .mark : .unsafe
    }

    private static func regionalIndicator(_ scalar: Unicode.Scalar) -> ScalarKind {
        let letter = Unicode.Scalar(UInt8(0x41 + scalar.value - 0x1F1E6))
        return .regionalIndicator(letter: String(letter))
    }

    /// The C library of Debian 12 knows Unicode 14; of younger scalars ncurses doesn't know the width, and
    /// the sign of Ahom was changed from a mark to a letter since.
    private static func isKnownToTerminals(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value != 0x1171E, let age = scalar.properties.age else { return false }
        return age.major <= 14
    }

    /// Fillers and joiners: letters or marks by their category, but nothing to see.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
    }
}
