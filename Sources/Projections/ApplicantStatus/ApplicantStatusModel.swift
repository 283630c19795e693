public import Applications
internal import Postgres
public import Projection

/// Reference → status, for the applicant's own question. Holds no personal data (G9).
public struct ApplicantStatusModel: TabularReadModel {
    /// See `TabularReadModel`.
    public let benefits: [BenefitCode]
    /// See `TabularReadModel`.
    public let definition = ReadModelDefinition(
        name: "applicant-status", edition: 2, folders: ["standing", "applicant-status"], tables: [entry, step])

    /// - Parameter benefits: benefits to follow.
    public init(benefits: [BenefitCode]) {
        self.benefits = benefits
    }

    /// What a filed application is found by; where it stands is in `standing`.
    static let entry = TableDefinition(
        "entry",
        [
            .init("application_id", .uuid), .init("reference", .text), .init("benefit", .text),
            .init("tracking_code_sha256", .bytea), .init("idempotency_key_sha256", .bytea),
            .init("data_sha256", .bytea), .init("form_id", .text), .init("form_version", .text),
        ])

    /// Accepted events by kind and time.
    static let step = TableDefinition(
        "step",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("event_kind", .text),
            .init("status", .text), .init("occurred_at", .timestamptz),
        ])

    /// See `TabularReadModel`.
    public func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let (event, state) = (accepted.event, accepted.state)
        if case .submitted(let submitted) = event.body {
            changes.append(Self.row(submitted, of: state), to: Self.entry)
        }
        changes.append(
            [
                .uuid(state.id.postgres), .int4(Int32(clamping: state.version)), .text(event.body.kind.rawValue),
                .text(state.status.rawValue),
                .timestamptz(microsecondsSince1970: event.metadata.time.milliseconds * 1000),
            ], to: Self.step)
    }

    private static func row(_ submitted: Submitted, of state: ApplicationState) -> [PostgresValue] {
        [
            .uuid(state.id.postgres), .text(Reference(for: state.id).text), .text(state.benefit.rawValue),
            // The fold refuses hashes that are none, so an empty one cannot come out of here.
            .bytea(Hex.decode(submitted.trackingCodeSha256) ?? []),
            .optionalBytea(submitted.idempotencyKeySha256.flatMap(Hex.decode)),
            .bytea(Hex.decode(submitted.dataSha256) ?? []), .text(submitted.form.id), .text(submitted.form.version),
        ]
    }
}
