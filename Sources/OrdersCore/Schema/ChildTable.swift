/// A table whose rows belong to orders and move with them: `order_items` and the like.
public struct ChildTable: Hashable, Sendable, Decodable {
    public var table: String
    /// The column that holds the order's id.
    public var order: String
    /// The name that its archived rows' table has, or will have.
    public var archiveTable: String

    enum CodingKeys: String, CodingKey, CaseIterable {
        case table, order
        case archiveTable = "archive"
    }

    /// - Parameter archiveTable: nil for the table's name with `_archive` behind it.
    public init(table: String, order: String, archiveTable: String? = nil) {
        self.table = table
        self.order = order
        self.archiveTable = archiveTable ?? table + "_archive"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            order: try container.decode(String.self, forKey: .order),
            archiveTable: try container.decodeIfPresent(String.self, forKey: .archiveTable))
    }
}

extension OrdersSchema {
    /// Why the children can't be as they are named; nil when they can.
    public var mistakeInChildren: String? {
        var taken = [users.table, orders.table, archiveTable, products?.table, views?.table].compactMap {
            $0?.lowercased()
        }
        for name in children.flatMap({ [$0.table, $0.archiveTable] }) {
            guard !taken.contains(name.lowercased()) else {
                return
                    "\"\(name)\" is named for two things: children and their archives must be tables of their own"
            }
            taken.append(name.lowercased())
        }
        return nil
    }
}
