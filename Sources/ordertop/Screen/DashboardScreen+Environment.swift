import Dashboard
import Logging
import NcursesTerminal
import OrdersCore
import TerminalUI

// What the dashboard is given: with a database, and before there is one.
extension DashboardScreen {
    /// Before the first database is open.
    func unopened(
        _ choices: DatabaseChoices, _ sessions: DashboardSessions, _ opening: FirstOpening,
        _ terminal: NcursesTerminal
    ) throws -> DashboardEnvironment {
        let directory = try directory(choices, current: nil, sessions, terminal)
        return environment(
            on: UnopenedStore(), terminal,
            databases: DatabaseDirectory(choices: directory.choices, current: nil) { id in
                try await opening.keep { try await directory.open(id) }
            })
    }

    /// The databases with a name, and the one that the program was started on.
    private func directory(
        _ choices: DatabaseChoices, current: DatabaseChoice.ID?, _ sessions: DashboardSessions,
        _ terminal: NcursesTerminal
    ) throws -> DatabaseDirectory {
        DatabaseDirectory(choices: try choices.all, current: current) { id in
            let options = try choices.options(for: id)
            let store = try await StoreOpener(options).open(for: .change)
            let session = sessions.begin(store)
            let background = BackgroundResume(
                options: options, database: try DatabaseLocation(options), journal: store,
                host: .thisProcess)
            return environment(
                on: store, terminal,
                databases: try directory(choices, current: id, sessions, terminal),
                continueInBackground: { try await background.resume($0) },
                close: { await session.close() }, isFirstRun: { FirstRun.isNow() })
        }
    }

    private func environment(
        on store: any OrdersStore, _ terminal: NcursesTerminal, databases: DatabaseDirectory,
        continueInBackground: @escaping @Sendable (JobID) async throws -> Void = { _ in },
        close: @escaping @Sendable () async -> Void = {},
        isFirstRun: @escaping @Sendable () async -> Bool = { false }
    ) -> DashboardEnvironment {
        let host = JobHost.thisProcess
        return DashboardEnvironment(
            store: store, host: host, runner: JobRunner(journal: store, host: host),
            now: { .systemNow }, options: dashboardOptions,
            keyboard: common.settings?.configuration.keyboard ?? Keyboard(),
            glyphs: { terminal.glyphs },
            exportPath: { try ExportFile().path(resembling: $0) },
            writeExport: { name, text in try ExportFile().create(text, resembling: name) },
            shareCopy: { await TmuxClipboard().copy($0) },
            continueInBackground: continueInBackground, databases: databases, close: close,
            log: { entry in
                let cause: Logger.Metadata = entry.cause.map { ["cause": "\($0)"] } ?? [:]
                Logger.ordertop.log(
                    level: entry.kind == .trouble ? .error : .info, "\(entry.text)", metadata: cause)
            },
            isFirstRun: isFirstRun)
    }

    private var dashboardOptions: DashboardOptions {
        DashboardOptions(
            interval: RefreshInterval(milliseconds: Int64(options.interval.inMilliseconds)),
            mouse: !options.noMouse, asOf: common.asOf, archivePolicy: archive.age.policy,
            maxWriterStall: archive.pacing.maxWriterStall, archiveHours: archive.pacing.hours,
            cacheTTL: options.cacheTTL.map { .seconds($0.seconds) })
    }
}
