/// Options that the environment and the configuration file stand in for where they aren't given.
protocol SettableOptions {
    /// What was given, by the setting's key, as it could have been typed.
    var given: [String: String] { get }

    /// Takes over what holds for this run.
    ///
    /// - Throws: what a setting's reader throws.
    mutating func take(_ settings: Settings) throws
}

extension [String: String] {
    /// Both; each option belongs to one group only.
    static func + (first: [String: String], second: [String: String]) -> [String: String] {
        first.merging(second) { $1 }
    }

    /// Those of the pairs that have a value.
    init(given pairs: [(any NamedSetting, String?)]) {
        let texts = pairs.compactMap { setting, text in text.map { (setting.key, $0) } }
        self.init(texts) { first, _ in first }
    }
}
