public import Applications

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Instant {
    /// The system's wall clock, to the millisecond. The domain never asks for it: times reach the fold in events.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
