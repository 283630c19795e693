internal import CLibPQ

/// Owns one `PGresult` and clears it.
///
/// `@unchecked Sendable`: libpq gives a result away whole; afterwards nothing writes to it, the reading calls used
/// here only look into it, and the single `deinit` frees it (libpq manual §34.20: results may be passed freely).
struct ResultHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var rowCount: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { Int(PQnfields(pointer)) }

    /// The count in the command tag: rows written, or rows returned.
    var rowsAffected: Int {
        guard let text = PQcmdTuples(pointer) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    var commandTag: String {
        guard let text = PQcmdStatus(pointer) else { return "" }
        return String(cString: text)
    }

    func columnName(_ column: Int) -> String {
        guard let name = PQfname(pointer, Int32(column)) else { return "?" }
        return String(cString: name)
    }

    func columnType(_ column: Int) -> PostgresType { PostgresType(rawValue: PQftype(pointer, Int32(column))) }

    func isBinary(_ column: Int) -> Bool { PQfformat(pointer, Int32(column)) == 1 }

    /// The bytes live as long as the handle; nil is SQL NULL.
    func bytes(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(pointer, Int32(row), Int32(column)) == 0 else { return nil }
        let length = Int(PQgetlength(pointer, Int32(row), Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(pointer, Int32(row), Int32(column)), count: length)
    }

    /// The error fields of the manual §55.8, without values.
    func error() -> PostgresError {
        let state = field(0x43) ?? "XX000"
        let schema = field(0x73)
        let table = field(0x74)
        let column = field(0x63)
        let constraint = field(0x6E)
        let names = [schema, table, column, constraint, field(0x64)].compactMap { $0 }
        let message = ServerText.message(field(0x4D) ?? "unknown error", sqlState: state, names: names)
        var error = PostgresError(
            state == "57014" ? .timeout : .server, message, hint: SQLState.hint(state), sqlState: state)
        error.detail = field(0x44).flatMap(ServerText.detail)
        error.schema = schema
        error.table = table
        error.column = column
        error.constraint = constraint
        return error
    }

    var forgetsStatements: Bool { SQLState.forgetsStatements(field(0x43), function: field(0x52)) }

    private func field(_ code: Int32) -> String? {
        PQresultErrorField(pointer, code).map { String(cString: $0) }
    }
}

/// A result shared by the rows that point into it.
final class ResultRows: Sendable {
    let handle: ResultHandle

    init(_ handle: consuming ResultHandle) { self.handle = handle }

    var rows: [PostgresRow] { (0..<handle.rowCount).map { PostgresRow(result: self, index: $0) } }
}
