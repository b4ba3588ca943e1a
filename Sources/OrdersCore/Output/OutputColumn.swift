/// A column of printed data.
package struct OutputColumn: Hashable, Sendable {
    /// The name in JSON and CSV.
    package let key: String
    /// The name for people.
    package let title: String
    package let isRightAligned: Bool
    /// Whether tables for people show it.
    package let isShown: Bool

    private init(_ key: String, title: String?, isRightAligned: Bool, isShown: Bool) {
        self.key = key
        self.title = title ?? key.replacing("_", with: " ")
        self.isRightAligned = isRightAligned
        self.isShown = isShown
    }

    package static func text(_ key: String, title: String? = nil) -> OutputColumn {
        OutputColumn(key, title: title, isRightAligned: false, isShown: true)
    }

    package static func number(_ key: String, title: String? = nil) -> OutputColumn {
        OutputColumn(key, title: title, isRightAligned: true, isShown: true)
    }

    /// For scripts only: too wide or too rarely wanted for a table.
    package static func hidden(_ key: String) -> OutputColumn {
        OutputColumn(key, title: nil, isRightAligned: false, isShown: false)
    }
}
