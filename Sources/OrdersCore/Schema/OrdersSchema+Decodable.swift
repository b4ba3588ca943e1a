// The form of a schema file. Keys nobody knows are mistakes and are refused, so that a misspelt one can't
// silently mean the default.

extension OrdersSchema: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case users, orders, products, views, archive, children
        case neverArchived = "never_archived"
        case money, instants, completed
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        let neverArchived = try container.decodeIfPresent([String].self, forKey: .neverArchived) ?? []
        let orders = try container.decode(Checked<OrdersTable>.self, forKey: .orders).section
        guard neverArchived.isEmpty || orders.status != nil else {
            throw DecodingError.dataCorruptedError(
                forKey: .neverArchived, in: container,
                debugDescription: "names statuses, but orders maps no status to look at")
        }
        self.init(
            users: try container.decode(Checked<UsersTable>.self, forKey: .users).section,
            orders: orders,
            products: try container.decodeIfPresent(Checked<ProductsTable>.self, forKey: .products)?.section,
            views: try container.decodeIfPresent(Checked<ViewsTable>.self, forKey: .views)?.section,
            archiveTable: try container.decodeIfPresent(String.self, forKey: .archive) ?? "orders_archive",
            children: try container.decodeIfPresent([Checked<ChildTable>].self, forKey: .children)?
                .map(\.section) ?? [],
            neverArchivedStatuses: neverArchived,
            money: try container.decodeIfPresent(MoneyFormat.self, forKey: .money) ?? MoneyFormat(),
            instants: try container.decode(InstantFormat.self, forKey: .instants),
            completedStatuses: try container.decodeIfPresent([String].self, forKey: .completed) ?? []
        )
        if let mistake = mistakeInChildren {
            throw DecodingError.dataCorruptedError(
                forKey: .children, in: container, debugDescription: mistake)
        }
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

/// A part of a schema file whose keys are all known.
protocol SchemaFileSection: Decodable {
    associatedtype CodingKeys: CodingKey & CaseIterable
}

extension UsersTable: SchemaFileSection {}
extension OrdersTable: SchemaFileSection {}
extension ProductsTable: SchemaFileSection {}
extension ViewsTable: SchemaFileSection {}
extension ChildTable: SchemaFileSection {}

/// A section, read only if it has no key that nobody knows.
private struct Checked<Section: SchemaFileSection>: Decodable {
    let section: Section

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(Section.CodingKeys.self)
        section = try Section(from: decoder)
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
