import ArgumentParser
import Dashboard
import Foundation
import Logging
import NcursesTerminal
import OrdersCore
import TerminalUI

/// The dashboard on the real terminal: the one place where a real store meets it.
struct DashboardScreen {
    let common: CommonOptions
    let options: ScreenOptions
    /// What the archive's keys begin.
    let archive: ArchiveRunOptions

    /// Checks that there is a terminal, before anything is made for it.
    ///
    /// - Throws: `OrdersError` (`unsupported`).
    static func requireTerminal() throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw OrdersError(
                .unsupported,
                "The dashboard needs a terminal; for scripts there is `ordertop top --format json` and its like."
            )
        }
    }

    /// Draws until the person quits, and meanwhile keeps the live totals, if the store may.
    ///
    /// - Throws: `OrdersError` when there is no usable terminal, `ExitCode` when a signal ended it.
    func run(on store: any OrdersStore) async throws {
        try DashboardScreen.requireTerminal()
        let sessions = DashboardSessions()
        let terminal = NcursesTerminal(
            palettes: options.theme.palettes, ascii: options.ascii, farewell: Self.farewell)
        let ending = ScreenEnding(journal: store)
        let first = try environment(sessions.begin(store, isLent: true), common, terminal)
        let program = Program(application: DatabaseSwitcher(environment: first), terminal: terminal)
        defer { terminal.notice.map(Console.standard.say) }
        Interruption.handOver()
        async let _ = StartingPages.giveBackLater()
        let result = await Result { try await program.run() }
        await sessions.endAll()
        do {
            let exit = try result.get()
            if exit != .hangUp { await ending.tell() }
            try leave(exit)
        } catch let error as TerminalError {
            throw OrdersError(.unsupported, error.message, cause: error.cause)
        }
    }

    private static let farewell = """
        ordertop crashed. Every database is as its last transaction left it; if a job was running, `ordertop jobs` \
        shows it and how to go on.

        """

    private func environment(
        _ session: DashboardSession, _ common: CommonOptions, _ terminal: NcursesTerminal
    ) throws -> DashboardEnvironment {
        let (store, host) = (session.store, JobHost.thisProcess)
        let background = BackgroundResume(
            options: common, database: try DatabaseLocation(common), journal: store, host: host)
        return DashboardEnvironment(
            store: store, host: host, runner: JobRunner(journal: store, host: host),
            now: { .systemNow }, options: dashboardOptions,
            keyboard: common.settings?.configuration.keyboard ?? Keyboard(),
            glyphs: { terminal.glyphs },
            exportPath: { try ExportFile().path(resembling: $0) },
            writeExport: { name, text in try ExportFile().create(text, resembling: name) },
            shareCopy: { await TmuxClipboard().copy($0) },
            continueInBackground: { try await background.resume($0) },
            databases: try directory(session.sessions, from: common, terminal),
            close: { await session.close() },
            log: { entry in
                let cause: Logger.Metadata = entry.cause.map { ["cause": "\($0)"] } ?? [:]
                Logger.ordertop.log(
                    level: entry.kind == .trouble ? .error : .info, "\(entry.text)", metadata: cause)
            },
            isFirstRun: { FirstRun.isNow() })
    }

    /// The databases with a name, and the one that the program was started on.
    private func directory(
        _ sessions: DashboardSessions, from current: CommonOptions, _ terminal: NcursesTerminal
    ) throws -> DatabaseDirectory {
        let choices = DatabaseChoices(first: common)
        return DatabaseDirectory(choices: try choices.all, current: try choices.id(of: current)) { id in
            let options = try choices.options(for: id)
            let session = sessions.begin(try await StoreOpener(options).open(for: .change))
            return try environment(session, options, terminal)
        }
    }

    private var dashboardOptions: DashboardOptions {
        DashboardOptions(
            interval: RefreshInterval(milliseconds: Int64(options.interval.inMilliseconds)),
            mouse: !options.noMouse, asOf: common.asOf, archivePolicy: archive.age.policy,
            maxWriterStall: archive.pacing.maxWriterStall, archiveHours: archive.pacing.hours,
            cacheTTL: options.cacheTTL.map { .seconds($0.seconds) })
    }

    /// A process that a signal ended says so in the way shells do.
    private func leave(_ exit: Exit) throws {
        switch exit {
        case .quit: return
        case .hangUp: throw ExitCode(128 + SIGHUP)
        case .signal(let number): throw ExitCode(128 + number)
        }
    }
}
