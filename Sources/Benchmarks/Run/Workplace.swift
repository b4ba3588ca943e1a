import Dispatch
import Foundation
import OrdersCore

/// The folder a run works in, and its words on standard error.
struct Workplace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ordertop-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String {
        folder.appendingPathComponent(name).path
    }

    /// Leaves nothing behind when somebody interrupts the run. The handlers do nothing themselves; a signal
    /// that is ignored would stay ignored in the programs that are started.
    func clearOnInterrupt() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number) { _ in }
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                ExternalProgram.stopRunning()
                clear()
                exit(130)
            }
            source.resume()
            return source
        }
    }

    /// Removes everything that was made, a last file included that a program writes while it is being stopped.
    func clear() {
        for _ in 0..<50 {
            try? FileManager.default.removeItem(at: folder)
            guard FileManager.default.fileExists(atPath: folder.path) else { return }
            usleep(20_000)
        }
    }

    static func say(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }
}

/// The time of day.
let wallClock: @Sendable () -> Instant = {
    Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
}
