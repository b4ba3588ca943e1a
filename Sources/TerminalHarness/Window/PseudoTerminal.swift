internal import Foundation
import Glibc
import Synchronization
public import TerminalUI

/// A window with a program in it, for tests and measurements of a whole binary: its owner is the person and the terminal.
///
/// What the program writes is read all the time, so that it never waits for the test, unless the test holds it.
public final class PseudoTerminal: Sendable {
    struct State {
        var controller: Int32
        var device: Int32
        var isClosing = false
        var isHeld = false
        var output: [UInt8] = []
        /// When what came, each with the length that the output had then.
        var arrivals: [Arrival] = []
        var process: pid_t?
        var exit: ProcessExit?
    }

    struct Arrival {
        let at: ContinuousClock.Instant
        let length: Int
    }

    let state: Mutex<State>
    /// Where programs find the tty.
    let path: String
    /// The size that the window had at first.
    public let size: Size

    /// A window of `size` without a program. Throws a ``PseudoTerminalError`` when the system has none.
    public init(size: Size = Size(columns: 120, rows: 40)) throws {
        let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        path = try Self.unlock(controller)
        // The tty keeps its settings only as long as somebody has it open.
        let device = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard device >= 0 else { throw PseudoTerminalError("The pseudo terminal can't be opened.") }
        state = Mutex(State(controller: controller, device: device))
        self.size = size
        try resize(size)
        Thread.detachNewThread { [weak self] in
            while self?.readOutput(controller) ?? false {}
            close(controller)
            self?.state.withLock { $0.controller = -1 }
        }
    }

    deinit {
        try? kill()
        state.withLock { _ = close($0.device) }
    }

    /// Everything that the program wrote so far.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }

    /// Everything that the program wrote so far, as bytes.
    public var outputBytes: [UInt8] { state.withLock { $0.output } }

    /// What the program wrote so far in the pieces in which it came.
    public var chunks: [OutputChunk] {
        state.withLock { state in
            var start = 0
            return state.arrivals.map { arrival in
                defer { start = arrival.length }
                return OutputChunk(at: arrival.at, bytes: Array(state.output[start..<arrival.length]))
            }
        }
    }

    /// When the first byte came after an instant; nil while none has.
    public func firstOutput(after instant: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        state.withLock { $0.arrivals.first { $0.at > instant }?.at }
    }

    /// When the last byte came so far.
    public var lastOutput: ContinuousClock.Instant? { state.withLock { $0.arrivals.last?.at } }

    /// Forgets what the program wrote so far.
    public func clearOutput() { _ = takeOutput() }

    /// What the program wrote so far, which is forgotten: for who looks on for long.
    public func takeOutput() -> [UInt8] {
        state.withLock { state in
            defer { (state.output, state.arrivals) = ([], []) }
            return state.output
        }
    }

    /// The settings of the tty, to compare those before and after.
    public var settings: TerminalSettings {
        get throws {
            var value = termios()
            guard state.withLock({ tcgetattr($0.device, &value) }) == 0 else {
                throw PseudoTerminalError("The settings can't be read.")
            }
            return TerminalSettings(value)
        }
    }

    /// Waits in short steps, for a descriptor that is being read doesn't close. Says whether to go on.
    private func readOutput(_ controller: Int32) -> Bool {
        let (isClosing, isHeld) = state.withLock { ($0.isClosing, $0.isHeld) }
        guard !isClosing else { return false }
        guard !isHeld else {
            usleep(5_000)
            return true
        }
        var readable = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&readable, 1, 20) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(controller, &buffer, buffer.count)
        let now = ContinuousClock.now
        guard count > 0 else { return false }
        state.withLock {
            $0.output += buffer.prefix(count)
            $0.arrivals.append(Arrival(at: now, length: $0.output.count))
        }
        return true
    }

    /// What `unlockpt` and `ptsname` do, which Swift's view of the C library hasn't.
    private static func unlock(_ controller: Int32) throws -> String {
        let setLock = UInt(0x4004_5431)
        let getNumber = UInt(0x8004_5430)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        guard controller >= 0, ioctl(controller, setLock, &unlocked) == 0,
            ioctl(controller, getNumber, &number) == 0
        else { throw PseudoTerminalError("No pseudo terminal: \(String(cString: strerror(errno)))") }
        return "/dev/pts/\(number)"
    }
}
