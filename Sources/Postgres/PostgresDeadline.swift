/// Bounds work in time.
public enum PostgresDeadline {
    /// Runs `body`; when the time is over it is cancelled and, once it has ended, `timeout` is thrown.
    ///
    /// A statement running inside is cancelled at the server, so the connection stays usable.
    public static func run<R: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable () async throws -> R
    ) async throws -> R {
        try await withThrowingTaskGroup(of: R?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            if let first = try await group.next(), let value = first { return value }
            group.cancelAll()
            // The body may have finished just as the time ran out; what it did then counts.
            if let late = try? await group.next(), let value = late { return value }
            throw PostgresError(.timeout, "the deadline has passed", hint: "repeat later, or allow more time")
        }
    }
}
