// The form of a schema file. Keys nobody knows are mistakes and are refused, so that a misspelt one can't
// silently mean the default.

extension OrdersSchema: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case users, orders, products, views, archive, money, instants, completed
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            users: try container.decode(UsersTable.self, forKey: .users),
            orders: try container.decode(OrdersTable.self, forKey: .orders),
            products: try container.decodeIfPresent(ProductsTable.self, forKey: .products),
            views: try container.decodeIfPresent(ViewsTable.self, forKey: .views),
            archiveTable: try container.decodeIfPresent(String.self, forKey: .archive) ?? "orders_archive",
            money: try container.decodeIfPresent(MoneyFormat.self, forKey: .money) ?? MoneyFormat(),
            instants: try container.decode(InstantFormat.self, forKey: .instants),
            completedStatuses: try container.decodeIfPresent([String].self, forKey: .completed) ?? []
        )
    }
}

extension InstantFormat: Decodable {}
extension MoneyFormat.Storage: Decodable {}

extension MoneyFormat: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case decimals
        case storage = "stored_as"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        let decimals = try container.decodeIfPresent(Int.self, forKey: .decimals) ?? 2
        guard (0...6).contains(decimals) else {
            throw DecodingError.dataCorruptedError(
                forKey: .decimals, in: container, debugDescription: "decimals goes from 0 to 6")
        }
        let storage = try container.decodeIfPresent(Storage.self, forKey: .storage) ?? .minorUnits
        self.init(decimals: decimals, storage: storage)
    }
}

extension FieldSource: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case sql
    }

    /// A plain text names a column, `{sql: …}` is an expression.
    public init(from decoder: any Decoder) throws {
        if let column = try? decoder.singleValueContainer().decode(String.self) {
            self = .column(column)
            return
        }
        try decoder.refuseUnknownKeys(Key.self)
        self = .expression(try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .sql))
    }
}

extension UsersTable: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id, username, email
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            id: try container.decode(String.self, forKey: .id),
            username: try container.decode(FieldSource.self, forKey: .username),
            email: try container.decodeIfPresent(FieldSource.self, forKey: .email)
        )
    }
}

extension OrdersTable: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id
        case userID = "user_id"
        case total = "total_amount"
        case status
        case createdAt = "created_at"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            id: try container.decode(String.self, forKey: .id),
            userID: try container.decode(String.self, forKey: .userID),
            total: try container.decode(FieldSource.self, forKey: .total),
            status: try container.decodeIfPresent(FieldSource.self, forKey: .status),
            createdAt: try container.decode(FieldSource.self, forKey: .createdAt)
        )
    }
}

extension ProductsTable: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id, name, price
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            id: try container.decode(String.self, forKey: .id),
            name: try container.decode(FieldSource.self, forKey: .name),
            price: try container.decode(FieldSource.self, forKey: .price)
        )
    }
}

extension ViewsTable: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table
        case userID = "user_id"
        case productID = "product_id"
        case viewedAt = "viewed_at"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            userID: try container.decode(String.self, forKey: .userID),
            productID: try container.decode(String.self, forKey: .productID),
            viewedAt: try container.decode(String.self, forKey: .viewedAt)
        )
    }
}

/// Any key at all, to find the ones nobody knows.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}

extension Decoder {
    fileprivate func refuseUnknownKeys<Key: CodingKey & CaseIterable>(_: Key.Type) throws {
        let known = Key.allCases.map(\.stringValue)
        for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key],
                    debugDescription: "unknown key; known are \(known.joined(separator: ", "))"
                ))
        }
    }
}
