extension ArchiveSelection {
    /// What a person reads in the journal.
    var title: String {
        let verb = direction == .archive ? "archive" : "restore"
        let orders =
            orderIDs.map { $0.count == 1 ? "order \($0[0])" : "\($0.count.grouped) orders" } ?? "orders"
        let range = [from.map { "from \($0.dateText)" }, until.map { "before \($0.dateText)" }]
        let kept = keptStatuses.isEmpty ? "" : " but those \(keptStatuses.joined(separator: ", "))"
        let most = limit.map { ", at most \($0.grouped)" } ?? ""
        let first = flagsFirst ? ", flagged first" : ""
        return ([verb, orders] + range.compactMap { $0 }).joined(separator: " ") + kept + most + first
    }

    /// The form the journal keeps.
    var parameters: [String: String] {
        var parameters = ["direction": direction.rawValue]
        parameters["from_us"] = from.map { String($0.microseconds) }
        parameters["until_us"] = until.map { String($0.microseconds) }
        parameters["limit"] = limit.map { String($0) }
        parameters["flag_first"] = flagsFirst ? "true" : nil
        parameters.store(keptStatuses, as: "kept_status")
        parameters.store(orderIDs?.map(\.value.coded) ?? [], as: "order_id")
        return parameters
    }

    /// Reads the form the journal keeps; nil when it isn't one.
    init?(parameters: [String: String]) {
        guard let direction = parameters["direction"].flatMap(ArchiveDirection.init(rawValue:)) else {
            return nil
        }
        func instant(_ key: String) -> Instant? {
            parameters[key].flatMap { Int64($0) }.map { Instant(microseconds: $0) }
        }
        let ids = parameters.list("order_id").map { OpaqueID(coded: $0).map(Order.ID.init) }
        guard !ids.contains(nil) else { return nil }
        self.init(
            direction: direction, from: instant("from_us"), until: instant("until_us"),
            keptStatuses: parameters.list("kept_status"),
            orderIDs: ids.isEmpty ? nil : ids.compactMap { $0 },
            limit: parameters["limit"].flatMap { Int64($0) }, flagsFirst: parameters["flag_first"] == "true")
    }
}

extension [String: String] {
    /// Keeps a list under numbered keys, `name.0`, `name.1`, so that an item may hold any text.
    fileprivate mutating func store(_ list: [String], as name: String) {
        for (place, item) in list.enumerated() { self["\(name).\(place)"] = item }
    }

    fileprivate func list(_ name: String) -> [String] {
        var list: [String] = []
        while let item = self["\(name).\(list.count)"] { list.append(item) }
        return list
    }
}
