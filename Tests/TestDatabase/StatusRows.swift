/// SQL that puts an application into the read model `applicant-status` by hand, for tests of what reads it.
public enum StatusRows {
    /// - Parameters:
    ///   - trackingCode: SHA-256, hex; so are `idempotencyKey` and `data`.
    ///   - deadlines: as `standing.deadlines`.
    public static func application(
        _ id: String, reference: String, benefit: String = "housing-allowance", trackingCode: String = "00",
        idempotencyKey: String? = nil, data: String, version: Int = 1, status: String = "submitted",
        filedAt: String = "2026-11-02T10:00:00Z", statusSince: String = "2026-11-03T10:00:00Z", deadlines: String = "[]"
    ) -> String {
        let key = idempotencyKey.map { "'\\x\($0)'" } ?? "null"
        return """
            insert into applicant_status_v1.entry
                   (application_id, reference, benefit, tracking_code_sha256, idempotency_key_sha256, data_sha256,
                    form_id, form_version)
            values ('\(id)', '\(reference)', '\(benefit)', '\\x\(trackingCode)', \(key), '\\x\(data)',
                    'dodatek-mieszkaniowy', '1');
            insert into applicant_status_v1.standing
                   (application_id, version, status, status_since, filed_at, last_event_at, deadlines, paid_grosze, state)
            values ('\(id)', \(version), '\(status)', '\(statusSince)', '\(filedAt)', '\(statusSince)',
                    '\(deadlines)', 0, '');
            """
    }

    /// An accepted event of it.
    public static func step(_ id: String, version: Int, kind: String, status: String, at time: String) -> String {
        """
        insert into applicant_status_v1.step (application_id, version, event_kind, status, occurred_at)
        values ('\(id)', \(version), '\(kind)', '\(status)', '\(time)');
        """
    }
}
