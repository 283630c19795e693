public import ServiceLifecycle

/// A closure as a service: it is cancelled when the process shuts down, and finishes what must be finished.
public struct LongTask: Service {
    private let operation: @Sendable () async throws -> Void

    /// - Parameter operation: runs until cancelled; ending earlier ends the process.
    public init(_ operation: @escaping @Sendable () async throws -> Void) {
        self.operation = operation
    }

    /// Runs the closure.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await operation() }
        } catch is CancellationError {
            return
        }
    }
}

extension NamedService {
    /// A closure under a name; see ``LongTask``.
    public static func longTask(_ name: String, _ operation: @escaping @Sendable () async throws -> Void) -> Self {
        NamedService(name, LongTask(operation))
    }
}
