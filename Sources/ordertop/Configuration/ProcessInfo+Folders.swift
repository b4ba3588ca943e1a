import Foundation

extension ProcessInfo {
    /// A variable of the environment; nil where it is unset or empty.
    func nonEmptyEnvironment(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The person's home folder.
    var home: String { nonEmptyEnvironment("HOME") ?? NSHomeDirectory() }

    /// A folder of the XDG base directory specification, in which only absolute paths count.
    ///
    /// - Parameter fallback: the folder within the home folder where the variable names none.
    func folder(variable: String, fallback: String) -> String {
        nonEmptyEnvironment(variable).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
    }
}
