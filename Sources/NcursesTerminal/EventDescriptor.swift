internal import CNcurses
internal import Glibc

/// A descriptor that one thread waits for and another makes readable.
final class EventDescriptor: Sendable {
    let descriptor: Int32

    /// Without descriptors left there is no terminal either; waiting on -1 waits for nothing.
    init() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    }

    deinit { close(descriptor) }

    /// Makes it readable.
    func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Makes it unreadable again.
    func reset() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
