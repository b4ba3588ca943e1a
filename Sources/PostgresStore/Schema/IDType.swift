import OrdersCore

/// What a column of ids holds.
enum IDType: String, Hashable, Sendable {
    case integer = "int8"
    case text
    case uuid

    /// Nil for a type that no id of ordertop's has.
    init?(typeName: String) {
        switch typeName {
        case "int2", "int4", "int8": self = .integer
        case "uuid": self = .uuid
        case "text", "varchar", "bpchar", "name": self = .text
        default: return nil
        }
    }

    /// An id's expression as it is ordered: as `OpaqueID` orders its kind, whatever language the database speaks.
    func ordered(_ id: String) -> String {
        self == .text ? "\(id) COLLATE \"C\"" : id
    }
}
