import Applications
import Postgres
import Projection

/// The present status by reference; the tracking code is compared by the caller.
struct StatusByReference: PostgresStatement {
    struct Row: Sendable {
        let application: ApplicationID
        let benefit: String
        /// Nil for applications projected before forms were kept.
        let formID: String?
        let formVersion: String?
        let trackingCodeSha256: [UInt8]
        let version: Int
        let status: String
        let statusSince: Instant
        let filedAt: Instant
        let deadlines: [UInt8]
    }

    let reference: String

    static let sql = """
        select application_id, benefit, tracking_code_sha256, version, status, status_since, filed_at, deadlines::text,
               form_id, form_version
          from applicant_status.applications
         where reference = $1
        """

    var parameters: [PostgresValue] { [.text(reference)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            application: try row.applicationID(0), benefit: try row.text(1), formID: try row.optionalText(8),
            formVersion: try row.optionalText(9), trackingCodeSha256: try row.bytea(2),
            version: Int(try row.int4(3)), status: try row.text(4),
            statusSince: Instant(milliseconds: try row.timestamptz(5) / 1000),
            filedAt: Instant(milliseconds: try row.timestamptz(6) / 1000),
            deadlines: Array(try row.text(7).utf8))
    }
}

/// What has happened, oldest first.
struct HistoryOfApplication: PostgresStatement {
    struct Row: Sendable {
        let version: Int
        let kind: String
        let at: Instant
    }

    let applicationID: PostgresUUID

    static let sql = """
        select version, event_kind, occurred_at
          from applicant_status.history
         where application_id = $1
         order by version
        """

    var parameters: [PostgresValue] { [.uuid(applicationID)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(
            version: Int(try row.int4(0)), kind: try row.text(1),
            at: Instant(milliseconds: try row.timestamptz(2) / 1000))
    }
}
