/// The panes, in the order of their keys. A new pane is one line here.
enum PaneRegistry {
    static func panes(in environment: DashboardEnvironment) -> [any Pane] {
        let (store, options) = (environment.store, environment.options)
        return [
            TopSpendersPane(reports: store, details: UserDialog.Stores(views: store, history: store)),
            RecentViewsPane(views: store),
            IndexesPane(catalog: store),
            ArchivePane(
                archive: store, journal: store, policy: options.archivePolicy,
                maxWriterStall: options.maxWriterStall),
        ]
    }
}
