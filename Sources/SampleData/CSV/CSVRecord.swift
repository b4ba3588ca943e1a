/// One record of a CSV file and the line it starts on.
struct CSVRecord: Equatable, Sendable {
    let line: Int
    let fields: [String]
}
