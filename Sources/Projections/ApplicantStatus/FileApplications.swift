internal import Applications
internal import Postgres
internal import Projection

/// Rows of applications filed in the batch; their status follows in `UpdateStatuses`.
struct FileApplications: PostgresStatement {
    struct Filed: Sendable {
        let submitted: Submitted
        let state: ApplicationState
    }

    let filed: [Filed]

    static let sql = """
        insert into applicant_status.applications
               (reference, application_id, benefit, tracking_code_sha256, idempotency_key_sha256, data_sha256,
                version, status, status_since, filed_at, deadlines, form_id, form_version)
        select f.reference, f.application_id, f.benefit, f.code, f.idempotency_key, f.data,
               1, f.status, f.filed_at, f.filed_at, '[]', f.form_id, f.form_version
          from unnest($1::text[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::text[],
                      $8::timestamptz[], $9::text[], $10::text[])
               as f (reference, application_id, benefit, code, idempotency_key, data, status, filed_at, form_id,
                     form_version)
        """

    var parameters: [PostgresValue] {
        [
            .textArray(filed.map { Reference(for: $0.state.id).text }),
            .uuidArray(filed.map(\.state.id.postgres)),
            .textArray(filed.map(\.state.benefit.rawValue)),
            .byteaArray(filed.map { Hex.decode($0.submitted.trackingCodeSha256) ?? [] }),
            .byteaArray(filed.map { $0.submitted.idempotencyKeySha256.flatMap(Hex.decode) }),
            .byteaArray(filed.map { Hex.decode($0.submitted.dataSha256) ?? [] }),
            .textArray(filed.map { _ in Status.submitted.rawValue }),
            .timestamptzArray(filed.map { $0.state.filedAt.milliseconds * 1000 }),
            .textArray(filed.map(\.submitted.form.id)), .textArray(filed.map(\.submitted.form.version)),
        ]
    }

}
