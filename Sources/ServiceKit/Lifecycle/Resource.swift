internal import ServiceLifecycle

extension NamedService {
    /// Something that only has to be closed: it is, when everything listed after it has stopped.
    public static func resource(_ name: String, close: @escaping @Sendable () async -> Void) -> Self {
        NamedService(name, Resource(close: close))
    }
}

private struct Resource: Service {
    let close: @Sendable () async -> Void

    func run() async throws {
        // Thrown when the process is cancelled instead of shut down; the resource is closed all the same.
        try? await gracefulShutdown()
        await close()
    }
}
