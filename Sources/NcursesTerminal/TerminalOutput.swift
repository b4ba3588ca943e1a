internal import CNcurses
internal import Glibc

/// What is on its way to the terminal. Only the terminal's thread has it.
///
/// ncurses writes into memory, and what it wrote is sent as fast as the terminal takes it, so that one that
/// reads slowly or not at all never holds up the thread.
final class TerminalOutput {
    /// Where ncurses writes to.
    let memory: Int32
    /// The terminal, opened once more: to write without waiting is a property of what was opened, which the
    /// shell shares with standard output.
    let descriptor: Int32
    private let isOwn: Bool
    private var pending: [UInt8] = []
    private var sent = 0

    /// Where the terminal can't be opened again, as after `su`, it is written to in small pieces, and only when
    /// it says that it takes some.
    private static let smallPiece = 128

    init() {
        memory = cn_open_memory()
        let opened = open("/proc/self/fd/\(STDOUT_FILENO)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        isOwn = opened >= 0
        descriptor = isOwn ? opened : STDOUT_FILENO
    }

    deinit {
        close(memory)
        if isOwn { close(descriptor) }
    }

    var isEmpty: Bool { sent == pending.count }

    /// Adds a control sequence, after what ncurses has written.
    func append(_ text: String) {
        collect()
        pending += text.utf8
    }

    /// Takes in what ncurses has written.
    func collect() {
        let length = Int(lseek(memory, 0, SEEK_CUR))
        guard length > 0 else { return }
        if isEmpty { (pending, sent) = ([], 0) }
        let written = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            count = max(0, pread(memory, buffer.baseAddress, length, 0))
        }
        pending += LeanText.of(written)
        lseek(memory, 0, SEEK_SET)
    }

    /// Sends what the terminal takes without waiting. One that is gone takes nothing, which the loop notices
    /// by itself.
    func send() {
        collect()
        while !isEmpty {
            let count = pending[sent...].withUnsafeBytes { rest in
                write(descriptor, rest.baseAddress, isOwn ? rest.count : min(rest.count, Self.smallPiece))
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno != EAGAIN { sent = pending.count }
            guard count > 0 else { return }
            sent += count
            if !isOwn { return }
        }
    }

    /// Sends everything, for which a terminal has so long; then what it hasn't taken is thrown away.
    func finish(within patience: Duration) {
        let deadline = ContinuousClock.now + patience
        send()
        while !isEmpty, .now < deadline {
            var writable = pollfd(descriptor, events: POLLOUT)
            _ = poll(&writable, 1, Int32((deadline - .now) / .milliseconds(1)) + 1)
            guard writable.revents & Int16(POLLHUP | POLLERR | POLLNVAL) == 0 else { break }
            if writable.revents != 0 { send() }
        }
        if !isEmpty { tcflush(descriptor, TCOFLUSH) }
        sent = pending.count
    }
}
