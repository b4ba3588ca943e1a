import GRDB
import OrdersCore

/// Where a shop of these tests keeps its archive.
enum ArchivePlace: CaseIterable {
    case sameFile

    /// The shop's databases, by name; main is in the first.
    var files: [String] {
        switch self {
        case .sameFile: ["shop.sqlite"]
        }
    }

    /// Which of the files holds what.
    func file(of place: OrderPlace) -> String {
        switch self {
        case .sameFile: "shop.sqlite"
        }
    }
}
