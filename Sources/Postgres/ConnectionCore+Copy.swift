internal import CLibPQ

extension ConnectionCore {
    /// Enters COPY FROM STDIN; the turn is held until `finishCopyIn`.
    func beginCopyIn(_ sql: String, scoped: Bool) async throws(PostgresError) {
        try await beginCopy(sql, PGRES_COPY_IN, scoped: scoped)
    }

    func sendCopy(_ bytes: [UInt8]) async throws(PostgresError) {
        while true {
            let outcome = bytes.withUnsafeBytes { buffer in
                PQputCopyData(
                    handle?.pointer, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            guard outcome >= 0 else { throw lost() }
            if outcome == 1 { break }
            // The buffer is full: write some of it and offer the chunk again.
            try await waitForServer(writing: true)
            _ = try flush()
        }
        try await flushAll()
        if cancelDeadline != nil { throw .cancelledTask }
    }

    /// Ends COPY; with a reason the server drops everything sent. The number of rows copied.
    func finishCopyIn(failing: Bool) async throws(PostgresError) -> Int {
        defer { end() }
        if isBroken { throw lost() }
        if failing { isCancellable = false }
        while true {
            let outcome = PQputCopyEnd(handle?.pointer, failing ? "stopped by the client" : nil)
            guard outcome >= 0 else { throw lost() }
            if outcome == 1 { break }
            try await waitForServer(writing: true)
            _ = try flush()
        }
        try await flushAll()
        return try await copied()
    }

    /// Enters COPY TO STDOUT; the turn is held until `finishCopyOut` or `stopCopyOut`.
    func beginCopyOut(_ sql: String, scoped: Bool) async throws(PostgresError) {
        try await beginCopy(sql, PGRES_COPY_OUT, scoped: scoped)
    }

    /// The next piece of data; nil at the end.
    func nextCopyData() async throws(PostgresError) -> [UInt8]? {
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(handle?.pointer, &buffer, 1)
            if let buffer, count > 0 {
                defer { PQfreemem(buffer) }
                return Array(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
            }
            if count == -1 { return nil }
            guard count == 0 else { throw lost() }
            try await waitForServer(writing: false)
        }
    }

    func finishCopyOut() async throws(PostgresError) -> Int {
        defer { end() }
        return try await copied()
    }

    /// The reader gave up: stop the server and read away what is still under way.
    func stopCopyOut() async {
        defer { end() }
        do throws(PostgresError) {
            if cancelDeadline == nil { try await cancelExchange() }
            while try await nextCopyData() != nil {}
            try await finishResults()
        } catch  where error.sqlState == "57014" {
            return
        } catch {
            discard()
        }
    }

    private func beginCopy(_ sql: String, _ wanted: ExecStatusType, scoped: Bool) async throws(PostgresError) {
        try begin(scoped: scoped)
        do throws(PostgresError) {
            try await start(sql)
            guard let result = try await nextResult() else { throw misbehaved("COPY gave no answer") }
            if result.status == wanted { return }
            let error = result.status == PGRES_FATAL_ERROR ? result.error() : misbehaved("the statement is no COPY")
            if !isBroken { try await finishResults() }
            throw error
        } catch {
            end()
            throw noted(error)
        }
    }

    private func copied() async throws(PostgresError) -> Int {
        do throws(PostgresError) {
            let tag = try await finishResults()
            return Int(tag.split(separator: " ").last ?? "") ?? 0
        } catch {
            throw noted(error)
        }
    }
}
