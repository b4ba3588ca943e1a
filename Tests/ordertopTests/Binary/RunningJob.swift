import OrdersCore
import SQLiteStore

/// A job that another process runs, watched from here. Nothing tells this process of its progress, so it looks
/// every few milliseconds; the suites' time limits end a wait in vain.
enum RunningJob {
    /// Waits until the newest job has done more than so many rows.
    static func waitUntilMoved(moreThan rows: Int, in database: String) async throws {
        try await wait(in: database) { $0.rowsDone > rows }
    }

    /// Waits until the newest job has come to its end.
    static func waitUntilFinal(in database: String) async throws {
        try await wait(in: database) { $0.state.isFinal }
    }

    private static func wait(in database: String, until isReached: (JobRecord) -> Bool) async throws {
        let store = try await SQLiteStore.open(path: database, mode: .readOnly)
        while try await !(store.jobs(includingFinished: true).first.map(isReached) ?? false) {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await store.close()
    }
}
