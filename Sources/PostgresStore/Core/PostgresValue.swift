import Foundation
import OrdersCore

/// A value of a statement's argument, or of a cell of its result.
enum PostgresValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// `int8`; smaller integers are read as such.
    case int(Int64)
    case double(Double)
    case text(String)
    case uuid(UUID)
    /// `timestamptz`.
    case instant(Instant)
    case bytes([UInt8])
    /// `int8[]`; arrays are arguments only, as in `= ANY(:ids)`.
    case ints([Int64])
    case texts([String])
    case uuids([UUID])
}

extension PostgresValue {
    /// The id as a column of that type holds it; NULL where it can't hold such an id, so that nothing is found.
    init(_ id: OpaqueID, as type: IDType) {
        switch (type, id) {
        case (.integer, .integer(let number)): self = .int(number)
        case (.uuid, .uuid(let uuid)): self = .uuid(uuid)
        case (.text, _): self = .text(id.description)
        default: self = .null
        }
    }

    /// Ids as an array of a column's type, for `= ANY(:ids)`. Those that the column can't hold are left out.
    init(_ ids: [OpaqueID], as type: IDType) {
        let values = ids.map { PostgresValue($0, as: type) }
        switch type {
        case .integer:
            self = .ints(values.compactMap { if case .int(let number) = $0 { number } else { nil } })
        case .uuid: self = .uuids(values.compactMap { if case .uuid(let uuid) = $0 { uuid } else { nil } })
        case .text: self = .texts(values.compactMap { if case .text(let text) = $0 { text } else { nil } })
        }
    }

    init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }

    init(_ number: Int64?) {
        self = number.map { .int($0) } ?? .null
    }

    init(_ instant: Instant?) {
        self = instant.map { .instant($0) } ?? .null
    }
}

extension OpaqueID {
    /// Reads an id; nil for NULL and for a type that no id has.
    init?(_ value: PostgresValue) {
        switch value {
        case .int(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .uuid(let uuid): self = .uuid(uuid)
        default: return nil
        }
    }
}

extension Identifier {
    /// Reads an id; nil for NULL.
    init?(_ value: PostgresValue) {
        guard let id = OpaqueID(value) else { return nil }
        self.init(id)
    }
}
