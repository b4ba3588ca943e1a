import OrdersCore

/// A file that is to be written.
struct Export: Sendable {
    let data: ListData
    let format: ExportFormat
    /// The positions of the rows that go into it.
    let rows: [Int]

    /// The name it has unless there is such a file already.
    var fileName: String { "\(data.name).\(format.rawValue)" }

    /// What stands in the file. Takes a while for many rows.
    var text: String {
        format.text(of: data.document.keeping(rows: rows))
    }
}
