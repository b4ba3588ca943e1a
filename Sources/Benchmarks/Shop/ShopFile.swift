import Foundation
import OrdersCore
import SQLiteStore
import SampleData

/// A generated shop and where it lies.
struct ShopFile {
    let plan: ShopPlan
    let path: String

    /// Opens the shop for one part of the run and closes it again, which empties the log that an index build
    /// has filled.
    func withStore<Value: Sendable>(_ body: (SQLiteStore) async throws -> Value) async throws -> Value {
        let store = try await SQLiteStore.open(path: path, mode: .readWrite)
        do {
            let value = try await body(store)
            try await store.close()
            return value
        } catch {
            try? await store.close()
            throw error
        }
    }

    /// The report's question with the window of the newest order, so that everybody is asked about the same
    /// rows.
    func query(via source: ReportSourceChoice) -> TopSpendersQuery {
        TopSpendersQuery(window: ReportWindow(asOf: plan.until, isBounded: false), via: source)
    }

    /// Copies the shop, which nobody may have open, and waits until the disk has it, so that the next to write
    /// there need not.
    func copy(to path: String) throws -> ShopFile {
        try FileManager.default.copyItem(atPath: self.path, toPath: path)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.synchronize()
        try file.close()
        return ShopFile(plan: plan, path: path)
    }

    func remove() {
        for file in [path, archivePath] {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: file + suffix)
            }
        }
    }

    /// Where an archive goes that gets a file of its own.
    var archivePath: String { path + ".archive" }

    /// A connection that finds the archived orders under the name `archived`, wherever they are.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func connectionToBoth() throws -> PlainConnection {
        let connection = try PlainConnection(path: path)
        let hasFile = FileManager.default.fileExists(atPath: archivePath)
        if hasFile { try connection.execute("ATTACH '\(archivePath)' AS archive") }
        let table = hasFile ? "archive.orders_archive" : "main.orders_archive"
        try connection.execute("CREATE TEMP VIEW archived AS SELECT * FROM \(table)")
        return connection
    }
}
