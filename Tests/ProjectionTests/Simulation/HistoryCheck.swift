import Applications

@testable import Projection

/// What a log comes to when it is read once, from the beginning, by the newest program, without anything failing: found
/// by applying the domain's fold record by record, without the engine.
struct HistoryCheck {
    private let log: SimulatedLog
    private var fates: [SimulatedDatabase.Fate] = []
    private var rows: [[Int]]
    private var states: [ApplicationState?]
    private var partitions: [SimulatedDatabase.Partition]
    private var stopped: [Bool]

    init(_ log: SimulatedLog) {
        self.log = log
        rows = Array(repeating: [], count: log.applications)
        states = Array(repeating: nil, count: log.applications)
        partitions = Array(repeating: .init(), count: log.partitions.count)
        stopped = Array(repeating: false, count: log.applications)
        fates.reserveCapacity(log.records.count)
        for number in log.records.indices {
            let fate = fate(of: number)
            fates.append(fate)
            count(fate, of: log.records[number])
        }
    }

    /// Where the database at the end differs.
    func differences(from database: SimulatedDatabase) -> Set<Violation> {
        var found: Set<Violation> = []
        for number in fates.indices where database.fates[number] != fates[number] { found.insert(.record(number)) }
        for index in rows.indices {
            if database.rows[index] != rows[index] { found.insert(.rows(application: index)) }
            if database.states[index] != states[index] { found.insert(.state(application: index)) }
        }
        for index in partitions.indices {
            var row = database.partitions[index]
            row.epoch = 0
            if row == partitions[index] { continue }
            if row.next != partitions[index].next { found.insert(.end(partition: index)) }
            if row.memo != partitions[index].memo { found.insert(.memo(partition: index)) }
            row.next = partitions[index].next
            row.memo = partitions[index].memo
            if row != partitions[index] { found.insert(.counts(partition: index)) }
        }
        return found
    }

    private mutating func fate(of number: Int) -> SimulatedDatabase.Fate {
        let record = log.records[number]
        if log.isVerbatim { return .kept }
        if let application = record.application, stopped[application] { return .parked(reason: "application-stopped") }
        guard let application = record.application, let event = record.event,
            record.readableSince <= SimulatedLog.newestProgram
        else {
            if let application = record.application { stopped[application] = true }
            return .parked(reason: "value-not-json")
        }
        switch Fold.apply(event, to: states[application]) {
        case .duplicate(let version): return .unchanged(.duplicate(version: version))
        case .refused(let refusal): return .unchanged(.refused(refusal))
        case .accepted(let state):
            guard record.writableSince <= SimulatedLog.newestProgram else {
                stopped[application] = true
                return .parked(reason: "read-model-refused")
            }
            states[application] = state
            rows[application].append(number)
            return .accepted(version: rows[application].count)
        }
    }

    private mutating func count(_ fate: SimulatedDatabase.Fate, of record: SimulatedRecord) {
        let index = record.partition
        partitions[index].next = record.offset + 1
        switch fate {
        case .unseen: break
        case .accepted: partitions[index].accepted += 1
        case .unchanged(.duplicate): partitions[index].duplicates += 1
        case .unchanged(.refused): partitions[index].refused += 1
        case .parked: partitions[index].parked += 1
        case .kept:
            partitions[index].accepted += 1
            partitions[index].memo = SimulatedLog.memo(after: partitions[index].memo, offset: record.offset)
        }
    }
}
