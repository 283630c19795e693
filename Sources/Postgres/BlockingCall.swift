internal import Dispatch

/// Runs a call that may block (name resolution, `PQcancel`) off the cooperative pool.
enum BlockingCall {
    static func run<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }
}
