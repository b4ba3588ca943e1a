import OrdersCore

/// What rows of a list are sorted by.
enum SortValue: Hashable, Sendable {
    case number(Int64)
    /// Compared without regard to case.
    case text(String)
    case id(OpaqueID)
    /// Comes last, in whatever direction.
    case missing

    static func number(_ money: Money) -> SortValue { .number(money.minorUnits) }

    static func number(_ instant: Instant) -> SortValue { .number(instant.microseconds) }

    var isMissing: Bool { self == .missing }

    /// Whether it comes before another one of its kind.
    func precedes(_ other: SortValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left < right
        case (.id(let left), .id(let right)): left < right
        default: false
        }
    }

    /// The same in the form in which it is compared, so that this is made once and not in each comparison.
    var comparable: SortValue {
        if case .text(let text) = self { .text(text.lowercased()) } else { self }
    }
}
