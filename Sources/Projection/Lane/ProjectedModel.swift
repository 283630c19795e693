public import Applications
internal import EventLog
internal import Kafka

/// What a projector keeps up to date.
public enum ProjectedModel: Sendable {
    /// Rows of its own choosing, in tables that are never rebuilt: the notifier.
    case ledger(any ReadModel)
    /// Rows of accepted events, in versions.
    case table(any TabularReadModel, ReadModelFiles)
    /// Rows of records, in versions.
    case records(any RecordReadModel, ReadModelFiles)

    /// Name of the projection.
    public var name: String {
        switch self {
        case .ledger(let model): model.name
        case .table(let model, _): model.name
        case .records(let model, _): model.name
        }
    }

    /// Benefits whose topics it follows.
    public var benefits: [BenefitCode] {
        switch self {
        case .ledger(let model): model.benefits
        case .table(let model, _): model.benefits
        case .records(let model, _): model.benefits
        }
    }

    /// Tables and SQL; nil where there are no versions.
    public var files: ReadModelFiles? {
        switch self {
        case .ledger: nil
        case .table(_, let files), .records(_, let files): files
        }
    }

    var states: StateTable? {
        switch self {
        case .ledger: .snapshot
        case .table: .standing
        case .records: nil
        }
    }

    func decode(_ record: ConsumedRecord, codec: EventCodec) -> DecodedRecord {
        if case .records = self { DecodedRecord(verbatim: record) } else { DecodedRecord(record, codec: codec) }
    }
}
