import Foundation
import OrdersCore
import Yams

/// The file of a person's own settings.
struct ConfigurationFile {
    let path: String

    init(path: String) {
        self.path = path
    }

    /// `ordertop/config.yaml` in the configuration folder of the XDG base directory specification.
    init(_ process: ProcessInfo) {
        path = process.folder(variable: "XDG_CONFIG_HOME", fallback: ".config") + "/ordertop/config.yaml"
    }

    var exists: Bool { access(path, F_OK) == 0 }

    /// Reads the file. That there is none is no mistake.
    ///
    /// - Throws: `ConfigurationMistakes`.
    func read() throws -> ConfigurationContents {
        guard exists else { return ConfigurationContents(path: path) }
        return try read(try text())
    }

    /// Reads a text as if it were the file's.
    ///
    /// - Throws: `ConfigurationMistakes`.
    func read(_ text: String) throws -> ConfigurationContents {
        do {
            var reader = ConfigurationReader(path: path, isPrivate: isPrivate)
            // Every value is read as text, so no regular expressions need be made to find out what it might be.
            if let root = try Yams.compose(yaml: text, .basic) { reader.read(root) }
            return try reader.configuration()
        } catch let error as YamlError {
            let place =
                error.repeatedKeyLine(in: text).map { FilePlace(path: path, line: $0) }
                ?? FilePlace(path: path, error.mark)
            throw ConfigurationMistakes([ConfigurationMistake(place: place, words: error.words + ".")])
        }
    }

    private func text() throws -> String {
        do {
            return try YAMLText(path: path, noun: "configuration file").contents()
        } catch let error as OrdersError {
            throw ConfigurationMistakes([ConfigurationMistake(place: nil, words: error.message)])
        }
    }

    /// Whether nobody but its owner can read it.
    private var isPrivate: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 == 0
    }
}
