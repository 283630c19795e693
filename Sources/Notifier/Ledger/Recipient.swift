import Applications
import Postgres
import Projection

/// Where messages about an application go; known once it is submitted with an address.
struct Recipient: Sendable {
    let application: ApplicationID
    let email: String
    let language: String

    init?(_ accepted: FoldedBatch.Accepted) {
        guard case .submitted(let submitted) = accepted.event.body, let email = submitted.contact?.email else {
            return nil
        }
        application = accepted.state.id
        self.email = email
        language = submitted.language.rawValue
    }
}

/// Keeps the addresses of applications submitted in the batch.
struct SaveRecipients: PostgresStatement {
    let recipients: [Recipient]

    static let sql = """
        insert into notifier.recipient (application_id, email, language)
        select * from unnest($1::uuid[], $2::text[], $3::text[])
        on conflict (application_id) do nothing
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(recipients.map(\.application.postgres)), .textArray(recipients.map(\.email)),
            .textArray(recipients.map(\.language)),
        ]
    }

}
