internal import Applications
internal import Postgres
internal import Projection

/// The row of the answers as corrected last.
enum AnswerRows {
    static func write(
        _ heading: CaseHeading, _ answers: OpaqueJSON, of application: ApplicationID, to changes: inout RowChanges
    ) {
        changes.append(
            [
                .uuid(application.postgres), .text(heading.applicantName), .optionalText(heading.applicantPesel),
                .text(heading.homeAddress), .text(heading.urgency.rawValue), .jsonb(answers.bytes),
            ], to: CaseTables.answer)
    }
}
