public import Applications
public import Kafka

/// Differences: all are counted, the first ones are kept.
public struct DifferenceList: Sendable, Equatable {
    /// Those kept, as they were found; sorted in a finished report.
    public private(set) var listed: [Difference] = []
    /// Every one, by kind.
    public private(set) var counts: [Difference.Kind: Int] = [:]
    private let limit: Int

    /// - Parameter limit: how many to keep.
    public init(limit: Int) {
        self.limit = limit
    }

    /// All differences.
    public var total: Int { counts.values.reduce(0, +) }

    /// Counts a difference, and keeps it while there is room.
    public mutating func add(_ difference: Difference) {
        counts[difference.kind, default: 0] += 1
        if listed.count < limit { listed.append(difference) }
    }

    /// By place in the log, those without one last; then by projection.
    mutating func sort() {
        func place(_ difference: Difference) -> (String, Int32, Int64, String, String) {
            (
                difference.partition?.topic ?? "~", difference.partition?.partition ?? 0, difference.offset ?? .max,
                difference.follower?.description ?? "", difference.receipt ?? ""
            )
        }
        listed.sort { place($0) < place($1) }
    }

    /// Records concerned, of which the application is not known: rows for which the log has no record.
    public var unnamed: [RecordPosition] {
        listed.compactMap { $0.application == nil && $0.receipt == nil ? $0.position : nil }
    }

    /// Names the applications that the database knows for such records.
    public mutating func name(_ applications: [RecordPosition: ApplicationID]) {
        for place in listed.indices where listed[place].application == nil {
            listed[place].application = listed[place].position.flatMap { applications[$0] }
        }
    }
}

extension Difference {
    var position: RecordPosition? {
        guard let partition, let offset else { return nil }
        return RecordPosition(topic: partition.topic, partition: partition.partition, offset: offset)
    }
}
