/// One row of a result. Columns are read by position; a wrong type or an unexpected NULL names the column.
///
/// The row keeps its result alive; copying a row copies no data.
public struct PostgresRow: Sendable {
    let result: ResultRows
    let index: Int

    /// The number of columns.
    public var columnCount: Int { result.handle.columnCount }

    /// The name of a column, as the server gave it.
    public func columnName(_ column: Int) -> String { result.handle.columnName(column) }

    /// Whether the value is SQL NULL.
    public func isNull(_ column: Int) throws(PostgresError) -> Bool {
        try check(column)
        return result.handle.bytes(row: index, column: column) == nil
    }

    /// The raw binary value, without a copy; nil is SQL NULL. The pointer must not leave `body`.
    public func withBytes<R>(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> R) throws(PostgresError) -> R {
        try check(column)
        return body(result.handle.bytes(row: index, column: column))
    }

    func value<Value>(
        _ column: Int, _ accepted: [PostgresType], _ decode: (UnsafeRawBufferPointer, PostgresType) -> Value?
    ) throws(PostgresError) -> Value? {
        try check(column)
        let type = result.handle.columnType(column)
        guard accepted.contains(type) else {
            throw mismatch(column, "is \(type.name), not \(accepted[0].name)", hint: "decode or cast it as its type")
        }
        guard let bytes = result.handle.bytes(row: index, column: column) else { return nil }
        guard let value = decode(bytes, type) else {
            throw mismatch(column, "holds no valid \(type.name)", hint: "check the server's version and the type")
        }
        return value
    }

    func required<Value>(_ value: Value?, _ column: Int) throws(PostgresError) -> Value {
        guard let value else { throw mismatch(column, "is NULL", hint: "decode it as optional, or exclude NULL") }
        return value
    }

    private func check(_ column: Int) throws(PostgresError) {
        guard column >= 0, column < columnCount else {
            throw PostgresError(
                .decoding, "column \(column) was asked of a row of \(columnCount) columns", hint: "correct the decoder")
        }
        guard result.handle.isBinary(column) else {
            throw mismatch(column, "came as text", hint: "read rows through query or pipeline")
        }
    }

    private func mismatch(_ column: Int, _ text: String, hint: String) -> PostgresError {
        PostgresError(.decoding, "column \(column) \"\(columnName(column))\" \(text)", hint: hint)
    }
}
