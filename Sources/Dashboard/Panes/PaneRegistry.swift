import TerminalUI

/// The panes, in the order of their keys. A new pane is one line in each list here.
enum PaneRegistry {
    static func panes(in environment: DashboardEnvironment) -> [any Pane] {
        let (store, options) = (environment.store, environment.options)
        return [
            TopSpendersPane(
                reports: store, totals: store,
                details: UserDialog.Stores(
                    views: store, history: store, archive: store, policy: options.archivePolicy),
                cache: ReportCache(timeToLive: options.cacheTTL)),
            RecentViewsPane(views: store),
            IndexesPane(catalog: store, advisor: store),
            ArchivePane(
                archive: store, journal: store, policy: options.archivePolicy,
                confirmation: MoveConfirmation(
                    archive: store, maxWriterStall: options.maxWriterStall, hours: options.archiveHours)),
        ]
    }

    /// The panes' commands, which one may ask for without any database.
    static let commands: [CommandFacts] =
        commands(
            of: "top-spenders", "Top spenders", TopSpendersPane.ownBindings, TopSpendersPane.sharedBindings)
        + commands(of: "recent-views", "Recent views", RecentViewsPane.ownBindings)
        + commands(of: "indexes", "Indexes and plan", IndexesPane.ownBindings, IndexesPane.sharedBindings)
        + commands(of: "archive", "Archive", ArchivePane.ownBindings, ArchivePane.sharedBindings)

    /// What the panes' frames say.
    static let names = ["Top spenders", "Recent views", "Indexes and plan", "Archive"]

    private static func commands<Message>(
        of pane: PaneID, _ name: String, _ own: KeyMap<Message>, _ shared: KeyMap<Message> = []
    ) -> [CommandFacts] {
        own.bindings.map { CommandFacts($0, of: pane, place: name, worksEverywhere: false) }
            + shared.bindings.map { CommandFacts($0, of: pane, place: name, worksEverywhere: true) }
    }
}
