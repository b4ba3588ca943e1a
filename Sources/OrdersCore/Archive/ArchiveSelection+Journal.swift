extension ArchiveSelection {
    /// What a person reads in the journal.
    var title: String {
        let verb = direction == .archive ? "archive" : "restore"
        let range = [from.map { "from \($0.dateText)" }, until.map { "before \($0.dateText)" }]
        let most = limit.map { ", at most \($0.grouped)" } ?? ""
        return ([verb, "orders"] + range.compactMap { $0 }).joined(separator: " ") + most
    }

    /// The form the journal keeps.
    func parameters(maxWriterStall: Duration) -> [String: String] {
        var parameters = [
            "direction": direction.rawValue,
            "max_writer_stall_us": String(Int64(maxWriterStall.inSeconds * 1e6)),
        ]
        parameters["from_us"] = from.map { String($0.microseconds) }
        parameters["until_us"] = until.map { String($0.microseconds) }
        parameters["limit"] = limit.map { String($0) }
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
        self.init(
            direction: direction, from: instant("from_us"), until: instant("until_us"),
            limit: parameters["limit"].flatMap { Int64($0) })
    }
}
