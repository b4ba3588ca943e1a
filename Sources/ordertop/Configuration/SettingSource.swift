/// Where a value came from.
enum SettingSource: Hashable, Sendable {
    /// The command line.
    case flag(String)
    /// The environment.
    case variable(String)
    /// A place in the configuration file.
    case file(FilePlace)
    /// Nobody has set it.
    case standard

    /// The kind, as scripts read it.
    var kind: String {
        switch self {
        case .flag: "flag"
        case .variable: "environment"
        case .file: "file"
        case .standard: "default"
        }
    }

    /// The option, the variable or the line; nil for what nobody has set.
    var place: String? {
        switch self {
        case .flag(let name), .variable(let name): name
        case .file(let place): "\(place.fileName):\(place.line)"
        case .standard: nil
        }
    }

    /// The path of the file, where it is from one.
    var path: String? {
        if case .file(let place) = self { place.path } else { nil }
    }
}
