internal import Projection

/// The tables that the cases of every benefit have, as `schemas/read-models/case/tables` makes them.
enum CaseTables {
    /// What never changes and names nobody, so that an erased case is still counted.
    static let filing = TableDefinition(
        "filing",
        [
            .init("application_id", .uuid), .init("reference", .text), .init("filed_at", .timestamptz),
            .init("channel", .text), .init("language", .text), .init("form_id", .text), .init("form_version", .text),
            .init("topic", .text), .init("partition", .int4), .init("record_offset", .int8),
        ])

    static let answer = TableDefinition(
        "answer",
        [
            .init("application_id", .uuid), .init("applicant_name", .text), .init("applicant_pesel", .text),
            .init("home_address", .text), .init("urgency", .text), .init("answers", .jsonb),
        ])

    static let contact = TableDefinition(
        "contact", [.init("application_id", .uuid), .init("email", .text), .init("phone", .text)])

    /// What happened, and what was said in it until the case is erased.
    static let event = TableDefinition(
        "event",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("event_id", .uuid),
            .init("event_kind", .text), .init("actor", .text), .init("occurred_at", .timestamptz),
            .init("status", .text), .init("data", .jsonb), .init("topic", .text), .init("partition", .int4),
            .init("record_offset", .int8),
        ], blank: "data")

    static let person = TableDefinition(
        "person",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("role", .text), .init("name", .text),
            .init("pesel", .text), .init("born_on", .date), .init("relation", .text),
        ])

    static let income = TableDefinition(
        "income",
        [
            .init("application_id", .uuid), .init("ordinal", .int4), .init("person_ordinal", .int4),
            .init("person_name", .text), .init("kind", .text), .init("description", .text),
            .init("amount_grosze", .int8), .init("hectares", .numeric), .init("period", .text),
        ])

    static let decision = TableDefinition(
        "decision",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("act", .text), .init("outcome", .text),
            .init("decision_number", .text), .init("decided_on", .date), .init("decided_by", .text),
            .init("amount_grosze", .int8), .init("valid_from", .date), .init("valid_to", .date),
            .init("reasons", .text),
        ])

    static let payment = TableDefinition(
        "payment",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("act", .text),
            .init("amount_grosze", .int8), .init("paid_on", .date), .init("month", .text), .init("reason", .text),
        ])

    static let document = TableDefinition(
        "document",
        [
            .init("application_id", .uuid), .init("version", .int4), .init("ordinal", .int4), .init("sha256", .text),
            .init("media_type", .text), .init("size_bytes", .int8), .init("name", .text),
        ])

    /// Written by the rules' suggestion, a `FormPart` of its own.
    static let suggestion = TableDefinition(
        "suggestion",
        [
            .init("application_id", .uuid), .init("outcome", .text), .init("amount_grosze", .int8),
            .init("text", .text), .init("is_uncertain", .bool), .init("rules_sha256", .text),
        ])
}
