import Postgres

/// Lets a role read a unit.
struct GrantUnit: PostgresStatement {
    static let sql = "select access.grant_unit($1, $2)"

    let role: String
    let unit: String

    var parameters: [PostgresValue] { [.text(role), .text(unit)] }
}

/// Takes a unit, or all, from a role; answers how many it had.
struct RevokeUnit: PostgresStatement {
    static let sql = "select access.revoke_unit($1, $2)"

    let role: String
    let unit: String?

    var parameters: [PostgresValue] { [.text(role), .optionalText(unit)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Int { try row.int(0) }
}

/// Who reads what: role, unit and state, separated by tabs.
struct ReaderUnits: PostgresStatement {
    static let sql = """
        select given.role_name::text || E'\\t' || given.unit || E'\\t'
               || case when role.oid is null then 'no such role'
                       when not pg_has_role(role.oid, 'caseworker_ro', 'usage') then 'not in caseworker_ro'
                       else 'reads' end
          from access.reader_unit given
          left join pg_catalog.pg_roles role on role.rolname = given.role_name
         where $1::text is null or given.role_name = $1::text
         order by 1
        """

    let role: String?

    var parameters: [PostgresValue] { [.optionalText(role)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> String { try row.text(0) }
}
