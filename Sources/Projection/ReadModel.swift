public import Applications
public import Postgres

/// One read model: what it follows and which rows a batch of accepted events becomes.
///
/// A read model writes only; it is never asked for state. Everything it returns runs in the transaction that moves
/// the offset, so a step that fails leaves neither rows nor offset behind.
public protocol ReadModel: Sendable {
    /// Name of the projection: consumer group, bookkeeping rows, metrics label.
    var name: String { get }

    /// Version of the tables written; a rebuild writes the next one beside it.
    var version: Int { get }

    /// Benefits whose topics it follows.
    var benefits: [BenefitCode] { get }

    /// Set-based writes for one batch.
    ///
    /// `batch` may hold several events of one application; `batch.latest` holds its last state only, because
    /// `INSERT … ON CONFLICT` refuses to touch one row twice.
    func steps(for batch: FoldedBatch) throws -> [PipelineStep]
}
