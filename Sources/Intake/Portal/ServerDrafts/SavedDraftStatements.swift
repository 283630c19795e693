import Applications
import Postgres

/// A new draft.
struct InsertSavedDraft: PostgresStatement {
    let place: [UInt8]
    let benefit: String
    let form: String
    let sealed: [UInt8]
    let until: Instant

    static let sql = """
        insert into intake.saved_draft (token_sha256, benefit, form, sealed, expires_at)
        values ($1, $2, $3, $4, $5)
        """

    var parameters: [PostgresValue] {
        [.bytea(place), .text(benefit), .text(form), .bytea(sealed), .instant(until)]
    }
}

/// A draft of this form that has not expired.
struct FindSavedDraft: PostgresStatement {
    struct Row: Sendable {
        let sealed: [UInt8]
        let until: Instant
    }

    let place: [UInt8]
    let benefit: String
    let form: String
    let now: Instant

    static let sql = """
        select sealed, expires_at
          from intake.saved_draft
         where token_sha256 = $1 and benefit = $2 and form = $3 and expires_at > $4
        """

    var parameters: [PostgresValue] { [.bytea(place), .text(benefit), .text(form), .instant(now)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(sealed: try row.bytea(0), until: Instant(milliseconds: try row.timestamptz(1) / 1000))
    }
}

/// Deletes one, whether it has expired or not.
struct DeleteSavedDraft: PostgresStatement {
    let place: [UInt8]
    let benefit: String
    let form: String

    static let sql = "delete from intake.saved_draft where token_sha256 = $1 and benefit = $2 and form = $3"

    var parameters: [PostgresValue] { [.bytea(place), .text(benefit), .text(form)] }
}

/// Deletes all that have expired.
struct DeleteExpiredDrafts: PostgresStatement {
    let now: Instant

    static let sql = "delete from intake.saved_draft where expires_at <= $1"

    var parameters: [PostgresValue] { [.instant(now)] }
}

extension PostgresValue {
    fileprivate static func instant(_ time: Instant) -> PostgresValue {
        .timestamptz(microsecondsSince1970: time.milliseconds * 1000)
    }
}
