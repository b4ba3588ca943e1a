/// The panes, in the order of their keys. A new pane is one line here.
enum PaneRegistry {
    static func panes(in environment: DashboardEnvironment) -> [any Pane] {
        let (store, options) = (environment.store, environment.options)
        return [
            TopSpendersPane(
                reports: store, totals: store, details: UserDialog.Stores(views: store, history: store),
                cache: ReportCache(timeToLive: options.cacheTTL)),
            RecentViewsPane(views: store),
            IndexesPane(catalog: store, advisor: store),
            ArchivePane(
                archive: store, journal: store, policy: options.archivePolicy,
                confirmation: MoveConfirmation(
                    archive: store, maxWriterStall: options.maxWriterStall, hours: options.archiveHours)),
        ]
    }
}
