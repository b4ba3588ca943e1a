import ArgumentParser
import OrdersCore

/// `ordertop indexes build`: builds one of the proposed indexes, or one that is typed.
struct IndexesBuildCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build an index that ordertop proposes, or another one on the orders.",
        discussion: """
            Says beforehand how long it will take, how long writers will wait and how large it will be, and \
            afterwards what each query takes that uses it. Ctrl-C cancels and leaves nothing behind. `ordertop indexes list` names the proposed indexes.

            Examples:
              ordertop indexes build orders_report --dry-run
              ordertop indexes build orders_report --yes
              ordertop indexes build orders_open --on "(created_at) WHERE status = 'pending'"
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    @Argument(help: "The proposed index's name, or the new one's.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "What an index that isn't proposed is on: columns, or columns in parentheses with a condition.",
            valueName: "columns"))
    var on: String?

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let definition = try await definition(in: store)
            let before = confirmation.dryRun ? [] : try await plans(in: store)
            try await JobSession(store: store, format: output.format)
                .start(IndexBuildJob(definition, catalog: store), confirmation: Confirmation(confirmation))
            try await compare(before, in: store, definition)
        }
    }

    /// The queries that an index of the orders can serve, measured.
    private func plans(in catalog: any IndexCatalog) async throws -> [QueryPlan] {
        var plans: [QueryPlan] = []
        for query in [KnownQuery.top, .orders, .archive] {
            plans.append(try await catalog.plan(of: query, measured: true, at: common.now))
        }
        return plans
    }

    /// Says what has come of it. Where the person said no, nothing has.
    private func compare(
        _ before: [QueryPlan], in catalog: any IndexCatalog, _ definition: IndexDefinition
    ) async throws {
        guard !before.isEmpty else { return }
        for (before, after) in zip(before, try await plans(in: catalog)) {
            let change = PlanChange(before: before, after: after)
            if change.isDue(to: definition.name) { Console.standard.say(change.sentence) }
        }
    }

    private func definition(in catalog: any IndexCatalog) async throws -> IndexDefinition {
        guard try await !catalog.indexes().contains(where: { $0.name == name }) else {
            throw OrdersError(.invalidInput, "The index \(name) is already there.")
        }
        if let on { return try await catalog.definition(named: name, typed: on) }
        guard let definition = catalog.proposedIndexes.first(where: { $0.name == name }) else {
            let names = catalog.proposedIndexes.map(\.name).joined(separator: ", ")
            throw OrdersError(
                .notFound, "ordertop proposes no index \(name); it can build: \(names), or what --on says.")
        }
        return definition
    }
}
