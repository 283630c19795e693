import Applications
import Kafka

@testable import Projection

/// A record of a simulated log, as it is whoever reads it.
struct SimulatedRecord {
    let partition: Int
    let offset: Int64
    /// Index of the application that the key names.
    let application: Int?
    let event: ApplicationEvent?
    /// The first program that can read it.
    let readableSince: Int
    /// The first program whose read model has a row for it that the database takes.
    let writableSince: Int
}

/// A small history of several applications, spread over partitions by their key.
struct SimulatedLog {
    /// Of what no program reads or writes.
    static let never = 9
    /// The newest program there will be.
    static let newestProgram = 2

    let applications: Int
    /// Whether records are kept as they are, as the event archive does.
    let isVerbatim: Bool
    /// In the order of appending; a record's index is its number.
    private(set) var records: [SimulatedRecord] = []
    /// Numbers of each partition's records, in log order.
    private(set) var partitions: [[Int]]
    /// Number of the record at each offset of a partition; -1 in the gaps that a log may have.
    private var numbers: [[Int]]

    private var versions: [Int]
    private var filed: [[ApplicationEvent]]

    init(random: inout SeededGenerator) {
        let partitionCount = 1 + random.below(4)
        applications = 1 + random.below(5)
        isVerbatim = random.percent(8)
        partitions = Array(repeating: [], count: partitionCount)
        numbers = Array(repeating: [], count: partitionCount)
        versions = Array(repeating: 0, count: applications)
        filed = Array(repeating: [], count: applications)
        let count = random.percent(10) ? 20 + random.below(21) : 6 + random.below(14)
        let trouble = [2, 6, 15][random.below(3)]
        for number in 0..<count { append(number, trouble: trouble, random: &random) }
    }

    /// The record as a program sees it.
    func decode(_ number: Int, program: Int) -> DecodedRecord {
        let record = records[number]
        let position = Events.position(record.offset, partition: Int32(record.partition))
        if isVerbatim {
            return DecodedRecord(
                verbatim: ConsumedRecord(
                    topic: position.topic, partition: position.partition, offset: position.offset, timestamp: nil,
                    key: nil, value: nil, headers: []))
        }
        let application = record.application.map { Events.application(UInt64($0)) }
        guard let event = record.event, record.readableSince <= program else {
            return DecodedRecord(
                position: position, application: application,
                content: .unreadable(reason: "value-not-json", detail: "The value is not JSON."))
        }
        return DecodedRecord(position: position, application: application, content: .event(event))
    }

    func number(at position: RecordPosition) -> Int { numbers[Int(position.partition)][Int(position.offset)] }

    /// Index in its partition of the first record that is not before the offset.
    func index(of offset: Int64, in partition: Int) -> Int {
        var index = 0
        while index < partitions[partition].count, records[partitions[partition][index]].offset < offset { index += 1 }
        return index
    }

    /// What a read model of records remembers of a partition: it depends on every record and on their order.
    static func memo(after memo: [UInt8]?, offset: Int64) -> [UInt8] {
        let before = memo ?? [0, 0]
        let digest = (Int(before[0]) * 256 + Int(before[1])) * 31 + Int(offset) + 1
        return [UInt8(digest / 256 % 256), UInt8(digest % 256)]
    }

    static func index(of application: ApplicationID) -> Int { Int(application.uuid.low & 0xff) }

    /// For traces: what the records are, under the numbers that the trace uses.
    func describe() {
        for (number, record) in records.enumerated() {
            let key = record.application.map { "application \($0)" } ?? "no application"
            let event = record.event.map { event in
                let expected = event.metadata.expectedVersion.map { " expecting \($0)" } ?? ""
                return "event \(event.metadata.id.uuid.low & 0xff) \(event.body.kind)\(expected)"
            }
            let since = record.readableSince > 0 ? ", readable since program \(record.readableSince)" : ""
            let written = record.writableSince > 0 ? ", writable since program \(record.writableSince)" : ""
            print(
                "record \(number) is \(record.partition):\(record.offset), \(key), \(event ?? "nothing")\(since)\(written)"
            )
        }
    }

    // MARK: Writing it

    /// - Parameter trouble: percent of records that cannot be read, and as many whose rows cannot be written.
    private mutating func append(_ number: Int, trouble: Int, random: inout SeededGenerator) {
        if random.percent(3 + trouble / 3) {
            let partition = random.below(partitions.count)
            return append(partition, nil, nil, readableSince: Self.never, random: &random)
        }
        let application = random.below(applications)
        let event = event(number, of: application, random: &random)
        let readableSince = random.percent(trouble) ? Self.mended(&random) : 0
        let writableSince = random.percent(trouble) ? Self.mended(&random) : 0
        append(
            application % partitions.count, application, event, readableSince: readableSince,
            writableSince: writableSince, random: &random)
    }

    private mutating func append(
        _ partition: Int, _ application: Int?, _ event: ApplicationEvent?, readableSince: Int, writableSince: Int = 0,
        random: inout SeededGenerator
    ) {
        if random.percent(5) { numbers[partition].append(-1) }
        let record = SimulatedRecord(
            partition: partition, offset: Int64(numbers[partition].count), application: application, event: event,
            readableSince: readableSince, writableSince: writableSince)
        numbers[partition].append(records.count)
        partitions[partition].append(records.count)
        records.append(record)
    }

    /// Mostly the event that fits; else one that was there before, or one that expects another version.
    private mutating func event(
        _ number: Int, of application: Int, random: inout SeededGenerator
    ) -> ApplicationEvent {
        let roll = random.below(100)
        let before = filed[application]
        if roll < 15, !before.isEmpty { return before[random.below(before.count)] }
        let version = versions[application]
        let expected: Int? = roll < 30 ? version + 1 - 2 * random.below(2) : random.percent(25) ? nil : version
        let body = version == 0 ? Events.submitted : random.percent(30) ? Self.assigned : Self.note
        let event = Events.event(
            UInt64(number), of: Events.application(UInt64(application)), expecting: expected, body)
        if roll >= 30 { versions[application] += 1 }
        filed[application].append(event)
        return event
    }

    private static func mended(_ random: inout SeededGenerator) -> Int {
        let since = 1 + random.below(4)
        return since > newestProgram ? never : since
    }

    private static let note = Events.note("x")
    private static let assigned = EventBody.assigned(Assigned(caseworker: "e-1", unit: "DM"))
}
