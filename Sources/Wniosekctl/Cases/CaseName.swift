import Applications
import Postgres

/// How an operator names a case.
enum CaseName {
    /// The application of an id, or of a reference as an applicant reads it out.
    static func application(_ name: String, on connection: PostgresConnection) async throws -> ApplicationID {
        if let uuid = UUID128(name) { return ApplicationID(uuid) }
        guard let reference = Reference(parsing: name) else {
            throw CommandFailure(.failed, "this is neither a reference nor an application id; check it for a slip")
        }
        guard let id = try await connection.query(ApplicationOfReference(reference: reference)).first else {
            throw CommandFailure(.failed, "no case has this reference")
        }
        return id
    }
}

/// Looks a reference up where every benefit's cases are.
private struct ApplicationOfReference: PostgresStatement {
    let reference: Reference

    static let sql = "select application_id from applicant_status.applications where reference = $1"

    var parameters: [PostgresValue] { [.text(reference.text)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> ApplicationID {
        let uuid = try row.uuid(0)
        return ApplicationID(UUID128(high: uuid.high, low: uuid.low))
    }
}
