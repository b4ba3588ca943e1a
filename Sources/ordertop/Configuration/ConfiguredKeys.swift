import Dashboard
import TerminalUI

/// A command's keys as the configuration file has them.
struct ConfiguredKeys: Sendable {
    let command: CommandFacts
    let keys: [(key: Key, place: FilePlace)]
    let place: FilePlace
}
