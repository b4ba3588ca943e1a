import Glibc
import OrdersCore

extension Instant {
    /// The system's wall clock, in whole milliseconds so that a printed instant can be asked for again.
    static var systemNow: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
