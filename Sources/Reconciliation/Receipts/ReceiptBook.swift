internal import Applications
internal import EventLog
internal import Kafka

/// The receipts presented, and what the log showed of each.
struct ReceiptBook {
    struct Entry {
        let receipt: PresentedReceipt
        /// What lies at the receipt's position; nil: nothing.
        var evidence: ReceiptEvidence?
        /// Another place where the receipt's event lies.
        var elsewhere: RecordPosition?
    }

    private(set) var entries: [Entry]
    private let codec: EventCodec
    private var byPosition: [RecordPosition: [Int]] = [:]
    private var byEvent: [EventID: [Int]] = [:]

    init(_ receipts: [PresentedReceipt], codec: EventCodec) {
        entries = receipts.map { Entry(receipt: $0) }
        self.codec = codec
        for (place, receipt) in receipts.enumerated() {
            byPosition[receipt.position, default: []].append(place)
            byEvent[receipt.event, default: []].append(place)
        }
    }

    mutating func note(_ record: ConsumedRecord) {
        guard !entries.isEmpty else { return }
        let position = record.position
        for place in byPosition[position] ?? [] {
            entries[place].evidence = ReceiptEvidence(record, for: entries[place].receipt, codec: codec)
        }
        guard let event = record.event else { return }
        for place in byEvent[event] ?? [] where entries[place].receipt.position != position {
            entries[place].elsewhere = entries[place].elsewhere ?? position
        }
    }
}
