import Foundation
import TerminalUI

/// What the environment says about the terminal's characters.
enum TerminalLocale {
    /// Whether the locale is a UTF-8 one, by the order in which POSIX reads its variables.
    static let isUTF8: Bool = {
        let process = ProcessInfo.processInfo
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap(process.nonEmptyEnvironment).first ?? ""
        return ["utf-8", "utf8"].contains { locale.lowercased().contains($0) }
    }()

    /// What stands for characters that must not reach the terminal.
    static let placeholder = isUTF8 ? Sanitizer.placeholder : Sanitizer.asciiPlaceholder
}
