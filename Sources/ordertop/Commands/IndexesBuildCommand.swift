import ArgumentParser
import OrdersCore

/// `ordertop indexes build`: builds one of the proposed indexes.
struct IndexesBuildCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build an index that ordertop proposes.",
        discussion: """
            Says beforehand how long it will take and how long writers will wait. Ctrl-C cancels and leaves \
            nothing behind. `ordertop indexes list` names the proposed indexes.

            Examples:
              ordertop indexes build orders_report --dry-run
              ordertop indexes build orders_report --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    @Argument(help: "The proposed index's name.")
    var name: String

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let job = IndexBuildJob(try await definition(in: store), catalog: store)
            try await JobSession(store: store, format: output.format)
                .start(job, confirmation: Confirmation(confirmation))
        }
    }

    private func definition(in catalog: any IndexCatalog) async throws -> IndexDefinition {
        guard try await !catalog.indexes().contains(where: { $0.name == name }) else {
            throw OrdersError(.invalidInput, "The index \(name) is already there.")
        }
        guard let definition = catalog.proposedIndexes.first(where: { $0.name == name }) else {
            let names = catalog.proposedIndexes.map(\.name).joined(separator: ", ")
            throw OrdersError(.notFound, "ordertop proposes no index \(name); it can build: \(names).")
        }
        return definition
    }
}
