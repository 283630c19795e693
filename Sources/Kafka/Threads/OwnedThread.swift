import Glibc

/// A thread of our own for calls that block. The cooperative pool has one thread per core and must never block.
enum OwnedThread {
    /// Starts a detached thread. If the system has no thread left, `body` runs on the calling one: late, but run.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(ThreadBody(name: name, body: body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue()
                nameThread(start.name)
                start.body()
                return nil
            }, box.toOpaque())
        if status == 0 {
            pthread_detach(thread)
        } else {
            box.release()
            body()
        }
    }

    /// Blocks this thread. Only for threads of our own.
    static func rest(milliseconds: UInt32) { _ = poll(nil, 0, Int32(milliseconds)) }

    /// Runs one blocking call and suspends the caller meanwhile.
    static func run<Value: Sendable>(name: String, _ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            start(name: name) { continuation.resume(returning: body()) }
        }
    }
}

/// What a new thread carries.
private final class ThreadBody: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}
