/// The scoped forms of COPY, shared by connections and transactions.
enum CopyExchange {
    static func copyIn(
        _ core: ConnectionCore, scoped: Bool, into table: String, schema: String?, columns: [String],
        _ body: (PostgresCopyWriter) async throws -> Void
    ) async throws -> Int {
        let target = (schema.map { SQLName.quoted($0) + "." } ?? "") + SQLName.quoted(table)
        let names = columns.map(SQLName.quoted).joined(separator: ", ")
        try await core.beginCopyIn("COPY \(target) (\(names)) FROM STDIN (FORMAT binary)", scoped: scoped)
        do {
            let writer = PostgresCopyWriter(core: core, columns: columns.count)
            try await body(writer)
            try await writer.finish()
        } catch {
            do {
                _ = try await core.finishCopyIn(failing: true)
            } catch let answer where answer.sqlState != "57014" && answer.kind == .server {
                // The server had refused the data before the client stopped: its reason is the cause.
                throw answer
            } catch {}
            throw error
        }
        return try await core.finishCopyIn(failing: false)
    }

    static func copyOut(
        _ core: ConnectionCore, scoped: Bool, _ query: String, _ body: (PostgresCopyRow) async throws -> Void
    ) async throws -> Int {
        try await core.beginCopyOut("COPY (\(query)) TO STDOUT (FORMAT binary)", scoped: scoped)
        do {
            var stream = CopyStream()
            while let bytes = try await core.nextCopyData() {
                stream.append(bytes)
                while let row = try stream.next() { try await body(row) }
            }
        } catch {
            await core.stopCopyOut()
            throw error
        }
        return try await core.finishCopyOut()
    }
}

extension PostgresConnection {
    /// Streams rows into a table by binary COPY; all or nothing. The number of rows.
    ///
    /// When `body` throws, or a value does not fit, nothing is written.
    @discardableResult
    public func copyIn(
        into table: String, schema: String? = nil, columns: [String],
        _ body: (PostgresCopyWriter) async throws -> Void
    ) async throws -> Int {
        try await CopyExchange.copyIn(core, scoped: false, into: table, schema: schema, columns: columns, body)
    }

    /// Reads the rows of a query by binary COPY, one at a time; `query` is SQL without parameters.
    ///
    /// The server is held back while `body` runs; when it throws the query is stopped.
    @discardableResult
    public func copyOut(_ query: String, _ body: (PostgresCopyRow) async throws -> Void) async throws -> Int {
        try await CopyExchange.copyOut(core, scoped: false, query, body)
    }
}

extension PostgresTransaction {
    /// Streams rows into a table by binary COPY, as a part of this transaction.
    @discardableResult
    public func copyIn(
        into table: String, schema: String? = nil, columns: [String],
        _ body: (PostgresCopyWriter) async throws -> Void
    ) async throws -> Int {
        try await CopyExchange.copyIn(core, scoped: true, into: table, schema: schema, columns: columns, body)
    }

    /// Reads the rows of a query by binary COPY, as a part of this transaction.
    @discardableResult
    public func copyOut(_ query: String, _ body: (PostgresCopyRow) async throws -> Void) async throws -> Int {
        try await CopyExchange.copyOut(core, scoped: true, query, body)
    }
}
