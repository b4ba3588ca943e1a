import Foundation

/// Remembers in the state folder of the XDG base directory specification that a person has had the first hints.
enum FirstRun {
    /// Whether this is the first time. Of several processes that ask at once, one is told so.
    ///
    /// False as well where it can't be remembered, as in a home that can't be written: then it would be the first
    /// time for ever.
    static func isNow(process: ProcessInfo = .processInfo) -> Bool {
        let folder = folder(process)
        let privately: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: privately)
        let made = open(folder + "/hints-shown", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard made >= 0 else { return false }
        close(made)
        return true
    }

    /// `$XDG_STATE_HOME/ordertop`, which counts only when it is absolute.
    private static func folder(_ process: ProcessInfo) -> String {
        let home = process.nonEmptyEnvironment("HOME") ?? NSHomeDirectory()
        let state = process.nonEmptyEnvironment("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (state ?? home + "/.local/state") + "/ordertop"
    }
}
