/// A value that is written in the configuration file.
struct ConfiguredValue: Hashable, Sendable {
    let text: String
    let place: FilePlace
}
