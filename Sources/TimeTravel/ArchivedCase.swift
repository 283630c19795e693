public import Applications
public import EventLog
public import Postgres
internal import Projections

/// A case out of the event archive, with the messages about it.
public struct ArchivedCase: Sendable {
    /// Event by event.
    public let history: CaseHistory
    /// All messages, whatever became of them.
    public let messages: [CaseMessage]

    /// Reads the case in one exchange; nil when the archive has no such case.
    ///
    /// - Parameters:
    ///   - application: the application.
    ///   - connection: to the database of archive and ledger.
    ///   - codec: opens records.
    public static func read(
        _ application: ApplicationID, on connection: PostgresConnection, codec: EventCodec
    ) async throws(PostgresError) -> ArchivedCase? {
        let results = try await connection.pipeline([
            PipelineStep(RecordsOfApplication(application)),
            PipelineStep(MessagesOfApplication(application: application)),
        ])
        let records = try results[0].rows(of: RecordsOfApplication.self)
        guard let history = CaseHistory(records: records, codec: codec) else { return nil }
        return ArchivedCase(history: history, messages: try results[1].rows(of: MessagesOfApplication.self))
    }
}
