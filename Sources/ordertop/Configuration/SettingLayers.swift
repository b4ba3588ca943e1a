import Configuration
import Synchronization

/// Where settings may be, the first that has one wins: the command line, the environment, the file.
struct SettingLayers: Sendable {
    private let reader: ConfigReader
    private let note = FoundLayer()
    private let options: [String: String]
    private let values: [String: ConfiguredValue]

    /// - Parameters:
    ///   - options: what was given on the command line, by the setting's key.
    ///   - variables: the environment; an empty variable counts as none.
    ///   - values: what the file sets.
    init(options: [String: String], variables: [String: String], values: [String: ConfiguredValue]) {
        (self.options, self.values) = (options, values)
        let environment = EnvironmentVariablesProvider(environmentVariables: variables.filter { !$1.isEmpty })
            .prefixKeys(with: "ordertop")
            .mapKeys { $0.components == ["database"] ? ["db"] : $0 }
        reader = ConfigReader(
            providers: [
                SettingLayers.provider(options), environment,
                SettingLayers.provider(values.mapValues(\.text)),
            ],
            accessReporter: note)
    }

    /// The text of a setting and where it came from; nil where nobody has set it.
    func text(of setting: any NamedSetting) -> (text: String, source: SettingSource)? {
        // An address may hold a password, so none is to be shown by whoever watches the reader.
        guard let text = reader.string(forKey: ConfigKey(setting.key), isSecret: true) else { return nil }
        return (text, source(of: setting))
    }

    private func source(of setting: any NamedSetting) -> SettingSource {
        switch note.position {
        case 0: .flag(setting.option)
        case 1: .variable(setting.variable)
        default: values[setting.key].map { .file($0.place) } ?? .standard
        }
    }

    private static func provider(_ texts: [String: String]) -> InMemoryProvider {
        let pairs = texts.map { key, text in
            (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(.string(text), isSecret: true))
        }
        return InMemoryProvider(values: Dictionary(pairs) { first, _ in first })
    }
}

/// Notes which of the layers answered last.
private final class FoundLayer: AccessReporter {
    private let found = Mutex<Int?>(nil)

    var position: Int? { found.withLock { $0 } }

    func report(_ event: AccessEvent) {
        let position = event.providerResults.firstIndex { (try? $0.result.get())?.value != nil }
        found.withLock { $0 = position }
    }
}
