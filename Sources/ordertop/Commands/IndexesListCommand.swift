import ArgumentParser
import OrdersCore

/// `ordertop indexes list`: the indexes there are, and those that could be.
struct IndexesListCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the indexes of the orders, users, products and views tables.",
        discussion: """
            Says which of ordertop's queries each index answers, which indexes another one makes needless, and \
            which proposed indexes aren't built. Rows of large tables are estimates; JSON and CSV say which, and \
            from how many rows the planner's statistics are. --sizes measures bytes, which reads the indexes.

            Examples:
              ordertop indexes list
              ordertop indexes list --sizes --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Flag(help: "Measure how many bytes each index takes; slow on large files.")
    var sizes = false

    func run() async throws {
        let document = try await common.withStore(for: .read) { store in
            OutputDocument(
                try await store.indexes(), sizes: sizes ? try await store.indexSizes() : [:],
                proposed: store.proposedIndexes)
        }
        try Console.standard.print(document, as: output.format)
    }
}
