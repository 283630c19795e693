import Kafka
import Synchronization
import Testing

/// Rebalances through a real broker; joining takes about half the session timeout there.
struct ConsumerGroupTests {
    private func member(
        _ topic: String, _ group: String, _ handler: any AssignmentHandler,
        settings: ConsumerSettings = Broker.session, observer: any KafkaObserver = SilentKafkaObserver()
    ) throws -> KafkaConsumer {
        try KafkaConsumer(
            configuration: Broker.configuration(), group: group, topics: [topic], settings: settings,
            handler: handler, logger: .quiet, observer: observer)
    }

    @Test func `a member reads from the positions the application keeps`() async throws {
        let topic = try await Broker.topic()
        _ = try await Broker.fill(topic, count: 12)
        let consumer = try member(topic, Broker.group(), FixedStart(position: .offset(7)))
        var offsets: [Int64] = []
        for try await batch in consumer.batches {
            offsets += batch.records.map(\.offset)
            await consumer.commit([TopicPartition(topic: topic, partition: 0): (offsets.last ?? 6) + 1])
            if offsets.last == 11 { break }
        }
        #expect(offsets == Array(7..<12))
        #expect(await consumer.close(within: .seconds(10)))
    }

    @Test func `two members share the partitions, and no record is lost or seen twice`() async throws {
        let topic = try await Broker.topic(partitions: 4)
        let group = Broker.group()
        let book = OffsetBook()
        let total = 2_000
        let seen = ObservationRecorder()
        let first = try member(topic, group, BookKeeper(book: book, member: "first"), observer: seen)
        let second = Mutex<KafkaConsumer?>(nil)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for try await batch in first.batches { book.book(batch, by: "first") }
            }
            await seen.wait { if case .assigned = $0 { true } else { false } }
            _ = try await Broker.fill(topic, count: total / 2)
            let joined = ObservationRecorder()
            let other = try member(topic, group, BookKeeper(book: book, member: "second"), observer: joined)
            second.withLock { $0 = other }
            tasks.addTask {
                for try await batch in other.batches { book.book(batch, by: "second") }
            }
            await joined.wait { if case .assigned = $0 { true } else { false } }
            _ = try await Broker.fill(topic, count: total / 2)
            while book.total < total { await Task.yield() }
            #expect(await first.close(within: .seconds(10)))
            #expect(await other.close(within: .seconds(10)))
            try await tasks.waitForAll()
        }
        let state = book.state.withLock { ($0.seen, $0.conflicts) }
        #expect(state.1 == 0)
        for (partition, offsets) in state.0 {
            #expect(offsets == Array(0..<Int64(offsets.count)), "\(partition)")
        }
        #expect(state.0.values.reduce(0) { $0 + $1.count } == total)
        #expect(seen.seen.contains { if case .revoked(_, lost: false, late: false) = $0 { true } else { false } })
    }

    struct Refusing: AssignmentHandler {
        struct NotToday: Error {}
        func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
            throw NotToday()
        }
        func revoked(_ partitions: [TopicPartition], lost: Bool) async {}
    }

    struct Forgetful: AssignmentHandler {
        func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] { [:] }
        func revoked(_ partitions: [TopicPartition], lost: Bool) async {}
    }

    struct Silent: AssignmentHandler {
        func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
            await withTaskCancellationHandler {
                await withCheckedContinuation { waiting.store($0) }
            } onCancel: {
                waiting.resume()
            }
            return [:]
        }
        func revoked(_ partitions: [TopicPartition], lost: Bool) async {}
        private let waiting = Waiting()
    }

    @Test(arguments: [Refusing(), Forgetful(), Silent()] as [any AssignmentHandler])
    func `an assignment the application does not take ends the sequence`(
        handler: any AssignmentHandler
    ) async throws {
        let topic = try await Broker.topic()
        let settings = ConsumerSettings(sessionTimeout: .seconds(6), assignmentTimeout: .milliseconds(200))
        let consumer = try member(topic, Broker.group(), handler, settings: settings)
        var batches = consumer.batches.makeAsyncIterator()
        await #expect {
            _ = try await batches.next()
        } throws: { ($0 as? KafkaError)?.code == .assignmentRefused }
        #expect(await consumer.close(within: .seconds(10)))
    }

    @Test func `a topic that does not exist ends the sequence`() async throws {
        let consumer = try member(
            "missing-\(UInt64.random(in: 0...UInt64.max))", Broker.group(), FixedStart(position: .beginning))
        var batches = consumer.batches.makeAsyncIterator()
        await #expect {
            _ = try await batches.next()
        } throws: { ($0 as? KafkaError)?.code == .unknownTopic }
        await consumer.close(within: .seconds(10))
    }
}

/// A continuation that is resumed once, whichever comes first.
final class Waiting: Sendable {
    private let state = Mutex<(continuation: CheckedContinuation<Void, Never>?, isOver: Bool)>((nil, false))

    func store(_ continuation: CheckedContinuation<Void, Never>) {
        let isOver = state.withLock { state in
            if !state.isOver { state.continuation = continuation }
            return state.isOver
        }
        if isOver { continuation.resume() }
    }

    func resume() {
        let continuation = state.withLock { state in
            state.isOver = true
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume()
    }
}
