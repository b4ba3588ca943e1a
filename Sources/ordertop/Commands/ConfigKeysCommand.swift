import ArgumentParser
import Dashboard
import Foundation
import OrdersCore

/// `ordertop config keys`: the dashboard's commands with their keys.
struct ConfigKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List the dashboard's commands with their names and keys.",
        discussion: """
            The names are those that `keys` in the configuration file takes. Keys that the file has changed are marked \
            with its line. Dialogs have keys of their own, which stay.

            Examples:
              ordertop config keys
              ordertop config keys --format json
            """)

    @OptionGroup var output: FormatOption

    func run() async throws {
        let configuration = try ConfigurationFile(ProcessInfo.processInfo).read()
        try Console.standard.print(OutputDocument(keysOf: configuration), as: output.format)
    }
}

extension OutputDocument {
    /// Every command of the dashboard.
    init(keysOf configuration: ConfigurationContents) {
        let keyboard = configuration.keyboard
        let places = Dictionary(configuration.keys.map { ($0.command.name, $0.place) }) { first, _ in first }
        let rows = CommandFacts.all.map { command -> [OutputCell] in
            let source = places[command.name].map(SettingSource.file) ?? .standard
            return [
                .text(command.name.description), .list(keyboard.keys(of: command).map(\.word)),
                .text(command.place), .text(command.help), .text(source.kind),
                .optional(source.place, OutputCell.text), .optional(source.path, OutputCell.text),
            ]
        }
        self.init(
            rows: OutputTable(
                columns: [
                    .text("command"), .text("keys"), .text("where"), .text("does"), .hidden("source"),
                    .text("place", title: "changed in"), .hidden("file"),
                ], rows: rows))
    }
}
