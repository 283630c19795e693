internal import CLibPQ
internal import Glibc

/// One `PQcancel`, which blocks, on a thread of its own; its end is told through an eventfd.
///
/// `@unchecked Sendable`: libpq makes `PGcancel` for use on another thread (manual §34.7) and nothing writes to it;
/// the two ends share only the eventfd, which is thread-safe; the last reference frees both.
final class CancelRequest: @unchecked Sendable {
    private let request: OpaquePointer
    private let done = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))

    init(_ request: OpaquePointer) { self.request = request }

    deinit {
        PQfreeCancel(request)
        Glibc.close(done)
    }

    /// Whether the server has taken the request before the deadline.
    func send(until deadline: ContinuousClock.Instant) async -> Bool {
        Task.detached { await self.deliver() }
        let event = await SocketReactor.shared.wait(done, writing: false, until: deadline, isCancellable: false)
        var count: UInt64 = 0
        // 1 is sent, 2 is refused.
        return event == .ready && read(done, &count, 8) == 8 && count == 1
    }

    private func deliver() async {
        await BlockingCall.run {
            var message = [CChar](repeating: 0, count: 256)
            var outcome: UInt64 = PQcancel(self.request, &message, 256) == 1 ? 1 : 2
            _ = write(self.done, &outcome, 8)
        }
    }
}
