/// One value of printed data, with what it means, so that each format can write it in its own way.
package enum OutputCell: Hashable, Sendable {
    case text(String)
    case id(OpaqueID)
    case integer(Int64)
    /// A count that was broken off: one more than this, at least.
    case moreThan(Int64)
    case bytes(Int64)
    case money(Money)
    case decimal(Double, places: Int)
    case instant(Instant)
    case boolean(Bool)
    case list([String])
    /// There is no value.
    case missing

    package static func integer(_ value: Int) -> OutputCell { .integer(Int64(value)) }

    /// The value an optional holds, or `missing`.
    package static func optional<Value>(_ value: Value?, _ cell: (Value) -> OutputCell) -> OutputCell {
        value.map(cell) ?? .missing
    }
}

extension OutputCell {
    package var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .id(.integer(let value)): .number(String(value))
        case .id(let id): .text(id.description)
        case .integer(let value), .bytes(let value): .number(String(value))
        case .moreThan(let value): .number(String(value + 1))
        case .money(let money): .number(money.plain)
        case .decimal(let value, let places): .number(value.fixed(places))
        case .instant(let instant): .text(instant.iso8601)
        case .boolean(let flag): .boolean(flag)
        case .list(let texts): .list(texts.map(JSONValue.text))
        case .missing: .null
        }
    }

    /// The value exactly; nil where there is none.
    package var plain: String? {
        switch self {
        case .text(let text): text
        case .id(let id): id.description
        case .integer(let value), .bytes(let value): String(value)
        case .moreThan(let value): String(value + 1)
        case .money(let money): money.plain
        case .decimal(let value, let places): value.fixed(places)
        case .instant(let instant): instant.iso8601
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let texts): texts.joined(separator: ", ")
        case .missing: nil
        }
    }

    /// The value for a person to read; still to be made safe for a terminal.
    package var spoken: String {
        switch self {
        case .integer(let value): value.grouped
        case .moreThan(let value): "more than \(value.grouped)"
        case .bytes(let value): value.spokenBytes
        case .money(let money): money.grouped
        case .instant(let instant): "\(instant.dateText) \(instant.timeText)"
        case .boolean(let flag): flag ? "yes" : "no"
        case .missing: "-"
        default: plain ?? ""
        }
    }
}

extension Double {
    /// Fixed-point notation, never an exponent; what isn't finite is 0.
    package func fixed(_ places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = (self * scale).rounded()
        guard scaled.magnitude < 9e18 else { return Money(minorUnits: 0, decimals: places).plain }
        return Money(minorUnits: Int64(scaled), decimals: places).plain
    }
}
