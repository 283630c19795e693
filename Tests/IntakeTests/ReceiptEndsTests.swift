import Applications
import Kafka
import ServiceKit
import Testing

@testable import Intake

/// Up to where a projection owes cases, as intake's metrics tell it (G2).
struct ReceiptEndsTests {
    private static let topic = "applications.housing-allowance.v1"

    let registry = MetricsRegistry(product: "wniosek", definitions: IntakeMetrics.definitions)
    let reference = Reference(for: ApplicationID(UUID128(high: 1, low: 2)))

    /// The series of receipt ends, as they are exposed.
    private var series: [String] {
        registry.exposition().split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("wniosek_intake_receipt_end_offset")
        }
    }

    private func filed(_ partition: Int32, _ offset: Int64) -> SubmissionDesk.Answer {
        .received(
            reference: reference, document: [],
            position: RecordPosition(topic: Self.topic, partition: partition, offset: offset))
    }

    private func taken(_ partition: Int32, _ offset: Int64, isPending: Bool) -> ActDesk.Answer {
        .received(
            document: [], isPending: isPending,
            position: RecordPosition(topic: Self.topic, partition: partition, offset: offset))
    }

    private func line(_ partition: Int32, _ end: Int64) -> String {
        #"wniosek_intake_receipt_end_offset{topic="\#(Self.topic)",partition="\#(partition)"} \#(end)"#
    }

    @Test func `the end of a partition lies after the furthest record that a receipt was given for`() {
        let metrics = IntakeMetrics(factory: registry)
        metrics.submission(benefit: "housing-allowance", answer: filed(3, 7))
        #expect(series == [line(3, 8)])
        metrics.submission(benefit: "housing-allowance", answer: filed(3, 5))
        #expect(series == [line(3, 8)], "requests overtake each other")
        metrics.submission(benefit: "housing-allowance", answer: filed(4, 0))
        metrics.act("supplement", answer: taken(3, 9, isPending: true))
        metrics.act("withdrawal", answer: taken(4, 1, isPending: false))
        #expect(series == [line(3, 10), line(4, 2)])
    }

    @Test func `an answer without a receipt moves no end`() {
        let metrics = IntakeMetrics(factory: registry)
        for answer in [SubmissionDesk.Answer.problems([]), .keyReused, .unavailable(.queueFull), .documentsUnavailable]
        {
            metrics.submission(benefit: "housing-allowance", answer: answer)
        }
        for answer in [ActDesk.Answer.noSuchPair, .refused(nil), .parked, .unavailable(.queueFull), .keyReused] {
            metrics.act("supplement", answer: answer)
        }
        #expect(series == [])
    }
}
