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
        let terminal = NcursesTerminal(palettes: options.theme.palettes, ascii: options.ascii)
        let program = Program(
            application: DashboardApplication(environment: try environment(store)), terminal: terminal)
        defer { terminal.notice.map(Console.standard.say) }
        Interruption.handOver()
        async let _ = keepTotals(of: store)
        do {
            try leave(try await program.run())
        } catch let error as TerminalError {
            throw OrdersError(.unsupported, error.message, cause: error.cause)
        }
    }

    /// Folds in the background until it is cancelled, which the end of the screen does; the screen waits for that.
    private func keepTotals(of store: any OrdersStore) async {
        guard store.availability(of: .keepTotals) == .available else { return }
        await TotalsKeeper(totals: store, now: { .systemNow }).run()
    }

    private func environment(_ store: any OrdersStore) throws -> DashboardEnvironment {
        let host = JobHost.thisProcess
        let background = BackgroundResume(
            options: common, database: try DatabaseLocation(common), journal: store, host: host)
        return DashboardEnvironment(
            store: store, host: host, runner: JobRunner(journal: store, host: host),
            now: { .systemNow }, options: dashboardOptions,
            keyboard: common.settings?.configuration.keyboard ?? Keyboard(),
            writeExport: { name, text in try ExportFile.write(text, resembling: name) },
            continueInBackground: { try await background.resume($0) },
            log: { entry in
                let cause: Logger.Metadata = entry.cause.map { ["cause": "\($0)"] } ?? [:]
                Logger.ordertop.log(
                    level: entry.kind == .trouble ? .error : .info, "\(entry.text)", metadata: cause)
            },
            isFirstRun: { FirstRun.isNow() })
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
