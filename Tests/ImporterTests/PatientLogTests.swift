import Logging
import Synchronization
import Testing

@testable import Importer
@testable import Kafka

struct PatientLogTests {
    let records = (0..<3).map { ProducerRecord(topic: "t", key: [UInt8($0)], value: nil) }

    func log(_ fake: FakeLog) -> PatientLog {
        PatientLog(log: fake, deadline: .seconds(1), logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }) {
            _ in
        }
    }

    @Test func `what was not confirmed is sent again, and nothing else`() async throws {
        let fake = FakeLog { attempt, record in
            attempt < 3 && record.key == [1] ? .failure(attempt == 1 ? .unknown(nil) : .queueFull) : nil
        }
        #expect(try await log(fake).append(records).isEmpty)
        #expect(fake.sent.map { $0.map { $0.key ?? [] } } == [[[0], [1], [2]], [[1]], [[1]]])
    }

    @Test func `a record that is too large is given back, one whose offset is unknown is in the log`() async throws {
        let offsetUnknown = KafkaError(code: .offsetUnknown, name: "t", message: "t")
        let fake = FakeLog { _, record in
            switch record.key {
            case [0]: .failure(.notPersisted(.tooLarge))
            case [1]: .failure(.unknown(offsetUnknown))
            default: nil
            }
        }
        #expect(try await log(fake).append(records) == [0])
        #expect(fake.sent.count == 1)
    }

    @Test func `a closed producer ends the import`() async throws {
        let fake = FakeLog { _, record in record.key == [2] ? .failure(.closed) : nil }
        await #expect(throws: CancellationError.self) { _ = try await log(fake).append(records) }
    }

    @Test func `a stop while waiting ends the import`() async throws {
        let fake = FakeLog { _, _ in .failure(.unknown(nil)) }
        var log = log(fake)
        log.pause = { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { _ = try await log.append(records) }
        #expect(fake.sent.count == 1)
    }

    @Test func `pauses grow to half a minute`() {
        let pauses = [1, 2, 3, 7, 8, 1000].map { PatientLog.pause(after: $0) }
        #expect(pauses == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(30), .seconds(30), .seconds(30)])
    }
}

/// Confirms records unless told otherwise, and keeps what it confirmed.
final class FakeLog: BatchLog {
    typealias Answer = @Sendable (_ attempt: Int, ProducerRecord) -> Result<RecordPosition, SendFailure>?

    private struct State {
        var sent: [[ProducerRecord]] = []
        var confirmed: [ProducerRecord] = []
    }

    private let state = Mutex(State())
    private let answer: Answer

    init(answer: @escaping Answer = { _, _ in nil }) {
        self.answer = answer
    }

    /// Every batch.
    var sent: [[ProducerRecord]] { state.withLock { $0.sent } }

    /// What is in the log, with repetitions.
    var confirmed: [ProducerRecord] { state.withLock { $0.confirmed } }

    func send(batch: [ProducerRecord], within limit: Duration) async -> [Result<RecordPosition, SendFailure>] {
        state.withLock { state in
            state.sent.append(batch)
            return batch.map { record in
                if let answer = answer(state.sent.count, record) { return answer }
                state.confirmed.append(record)
                return .success(RecordPosition(topic: record.topic, partition: 0, offset: Int64(state.confirmed.count)))
            }
        }
    }
}

extension KafkaError {
    static let tooLarge = KafkaError(code: .messageTooLarge, name: "MSG_SIZE_TOO_LARGE", message: "too large")
}
