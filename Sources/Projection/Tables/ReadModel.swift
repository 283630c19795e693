public import Applications
public import Kafka
public import Postgres

/// What follows the log and writes rows of its own choosing, in tables that are never rebuilt: a ledger.
///
/// A read model writes only; it is never asked for state. Everything it returns runs in the transaction that moves
/// the offset, so a step that fails leaves neither rows nor offset behind.
public protocol ReadModel: Sendable {
    /// Name of the projection: consumer group, bookkeeping rows, metrics label.
    var name: String { get }

    /// Benefits whose topics it follows.
    var benefits: [BenefitCode] { get }

    /// Set-based writes for one batch.
    ///
    /// `batch` may hold several events of one application; `batch.latest` holds its last state only, because
    /// `INSERT … ON CONFLICT` refuses to touch one row twice.
    func steps(for batch: FoldedBatch, in target: ProjectionTarget) throws -> [PipelineStep]
}

/// A read model of the records themselves: nothing is folded, nothing is refused, nothing stops an application.
public protocol RecordReadModel: Sendable {
    /// Name, tables and SQL folders.
    var definition: ReadModelDefinition { get }

    /// Benefits whose topics it follows.
    var benefits: [BenefitCode] { get }

    /// Adds the row of one record. Called in the order of each partition.
    ///
    /// - Parameter memo: what it remembers of the record's partition; nil before the first record. Kept with the offset.
    func write(_ record: ConsumedRecord, memo: inout [UInt8]?, to changes: inout RowChanges)
}

extension RecordReadModel {
    /// Name of the projection.
    public var name: String { definition.name }
}
