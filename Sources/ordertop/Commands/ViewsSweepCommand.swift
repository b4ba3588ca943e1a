import ArgumentParser
import OrdersCore

/// `ordertop views sweep`: retention over all users.
struct ViewsSweepCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Remove every user's views past the newest 50.",
        discussion: """
            A job in short transactions: Ctrl-C pauses it at a checkpoint. What ordertop records keeps to the \
            limit by itself; sweep is for views that other programs wrote.

            Examples:
              ordertop views sweep --dry-run
              ordertop views sweep --keep 20 --yes
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var confirmation: ConfirmationOptions

    @Option(help: "How many views each user keeps.", transform: Reading.count(1...1_000_000))
    var keep = 50

    func run() async throws {
        try await common.withStore(for: .change) { store in
            let policy = try RetentionPolicy(keep: keep)
            let rows = try await store.previewSweep(past: policy).rows
            let job = SweepJob(policy: policy, rows: rows, views: store)
            try await JobSession(store: store, format: output.format)
                .start(job, confirmation: Confirmation(confirmation))
        }
    }
}
