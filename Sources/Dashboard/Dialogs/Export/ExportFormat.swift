import OrdersCore

/// The form of an exported file.
enum ExportFormat: String, CaseIterable, Hashable, Sendable {
    case csv
    case json

    var words: String { rawValue.uppercased() }

    /// A document as the command line prints it in this form.
    func text(of document: OutputDocument) -> String {
        switch self {
        case .csv: document.table.csv
        case .json: document.json.text + "\n"
        }
    }
}
