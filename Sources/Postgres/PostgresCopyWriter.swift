/// Writes rows of a binary COPY (manual, COPY, "Binary Format"), in chunks of 64 KiB.
///
/// Each value must have exactly the type of its column: COPY converts nothing, a `bigint` does not fit an `integer`.
public final class PostgresCopyWriter {
    private let core: ConnectionCore
    private let columns: Int
    private var buffer = BinaryWriter()
    private static let chunk = 65_536

    init(core: ConnectionCore, columns: Int) {
        self.core = core
        self.columns = columns
        buffer.bytes.reserveCapacity(Self.chunk + 16_384)
        buffer.bytes += [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
        buffer.integer(Int32(0))
        buffer.integer(Int32(0))
    }

    /// Adds one row; one value per column, in the order given to `copyIn`.
    public func write(_ row: [PostgresValue]) async throws(PostgresError) {
        try append(row)
        if buffer.bytes.count >= Self.chunk { try await flush() }
    }

    /// Adds rows, quicker than one by one.
    ///
    /// - Parameter row: the values of an item, one per column.
    public func write<Item>(
        _ items: some Sequence<Item>, as row: (Item) -> [PostgresValue]
    ) async throws(PostgresError) {
        for item in items {
            try append(row(item))
            if buffer.bytes.count >= Self.chunk { try await flush() }
        }
    }

    private func append(_ row: [PostgresValue]) throws(PostgresError) {
        guard row.count == columns else {
            throw PostgresError(
                .encoding, "a row of \(row.count) values was written to a COPY of \(columns) columns",
                hint: "write one value per column")
        }
        buffer.integer(Int16(columns))
        for value in row { try buffer.field(value) }
    }

    func finish() async throws(PostgresError) {
        buffer.integer(Int16(-1))
        try await flush()
    }

    private func flush() async throws(PostgresError) {
        if Task.isCancelled { throw .cancelledTask }
        try await core.sendCopy(buffer.bytes)
        // Only now, when nobody else holds them, so that the same memory is filled again.
        buffer.bytes.removeAll(keepingCapacity: true)
    }
}
