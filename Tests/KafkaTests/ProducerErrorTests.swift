import Synchronization
import Testing

@testable import Kafka

/// Error paths, against the mock cluster.
struct ProducerErrorTests {
    static let topic = "errors"

    private func record(_ text: String = "v") -> ProducerRecord {
        ProducerRecord(topic: Self.topic, key: Array("k".utf8), value: Array(text.utf8))
    }

    private func withProducer(
        _ cluster: MockCluster, _ settings: ProducerSettings = ProducerSettings(),
        observer: any KafkaObserver = SilentKafkaObserver(), warm: Bool = true,
        _ body: (KafkaProducer) async throws -> Void
    ) async throws {
        let producer = try KafkaProducer(
            configuration: cluster.configuration, settings: settings, logger: .quiet, observer: observer)
        if warm { try await producer.warmUp(topics: [Self.topic], within: .seconds(5)) }
        do { try await body(producer) } catch {
            await producer.close(within: .seconds(2))
            throw error
        }
        await producer.close(within: .seconds(2))
    }

    @Test func `a topic that does not exist is refused before the record is handed over`() async throws {
        let configuration = try Broker.configuration()
        let producer = try KafkaProducer(configuration: configuration, logger: .quiet)
        let missing = ProducerRecord(topic: "missing-\(UInt64.random(in: 0...UInt64.max))", key: nil, value: [1])
        await #expect {
            _ = try await producer.send(missing, within: .seconds(5))
        } throws: { error in
            guard case .notPersisted(let cause) = error as? SendFailure else { return false }
            return cause.code == .unknownTopic && !cause.hint.isEmpty
        }
        await producer.close(within: .seconds(2))
    }

    @Test func `a record the broker refuses for good is surely not in the log`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        try await withProducer(cluster) { producer in
            cluster.fail(.produce, with: [KafkaError.Code.messageTooLarge.rawValue])
            await #expect {
                _ = try await producer.send(record(), within: .seconds(5))
            } throws: { error in
                guard case .notPersisted(let cause) = error as? SendFailure else { return false }
                return cause.code == .messageTooLarge
            }
            let position = try await producer.send(record(), within: .seconds(5))
            #expect(position.partition == 0)
        }
    }

    @Test func `an error that passes is retried unseen`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        try await withProducer(cluster) { producer in
            cluster.fail(.produce, with: [6, 6])
            let position = try await producer.send(record(), within: .seconds(10))
            #expect(position.offset >= 0)
        }
    }

    @Test func `with the broker gone the caller gets unknown at its own deadline, and a late report hurts nobody`()
        async throws
    {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let observer = ObservationRecorder()
        try await withProducer(cluster, observer: observer) { producer in
            cluster.goDown()
            await #expect(throws: SendFailure.unknown(nil)) {
                _ = try await producer.send(record("late"), within: .milliseconds(300))
            }
            #expect(observer.seen.contains(.deadlinePassed(calls: 1)))
            cluster.comeUp()
            // The first record's report arrives no later than this one's: same partition, in order.
            _ = try await producer.send(record("next"), within: .seconds(10))
            let delivered = observer.seen.reduce(0) { sum, observation in
                if case .delivered(let count) = observation { sum + count } else { sum }
            }
            #expect(delivered == 2)
        }
    }

    @Test func `librdkafka's own timeout on a record never sent is not persisted`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        try await withProducer(cluster, ProducerSettings(deliveryTimeout: .milliseconds(400))) { producer in
            cluster.goDown()
            await #expect {
                _ = try await producer.send(record(), within: .seconds(20))
            } throws: { error in
                guard case .notPersisted(let cause) = error as? SendFailure else { return false }
                return cause.code == .messageTimedOut
            }
        }
    }

    @Test func `a full queue holds the caller back, then gives queueFull at the deadline`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let observer = ObservationRecorder()
        let settings = ProducerSettings(deliveryTimeout: .seconds(20), maximumQueuedRecords: 3)
        try await withProducer(cluster, settings, observer: observer) { producer in
            cluster.goDown()
            let results = await producer.send(
                batch: (0..<5).map { record("\($0)") }, within: .milliseconds(400))
            #expect(results.prefix(3).allSatisfy { $0 == .failure(.unknown(nil)) })
            #expect(results.suffix(2).allSatisfy { $0 == .failure(.queueFull) })
            #expect(observer.seen.contains(.waitingForRoom))
        }
    }

    @Test func `a full queue that empties lets the waiting records through in order`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let observer = ObservationRecorder()
        try await withProducer(cluster, ProducerSettings(maximumQueuedRecords: 10), observer: observer) { producer in
            let results = await producer.send(batch: (0..<300).map { record("\($0)") }, within: .seconds(20))
            let offsets = try results.map { try $0.get().offset }
            #expect(offsets == Array(0..<300))
            #expect(observer.seen.contains(.waitingForRoom))
        }
    }

    @Test func `a fatal error fails what is in flight as unknown and the producer is rebuilt`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let observer = ObservationRecorder()
        try await withProducer(cluster, observer: observer) { producer in
            _ = try await producer.send(record("before"), within: .seconds(5))
            cluster.delay(milliseconds: 3_000)
            let during = record("during")
            let inFlight = Task { try await producer.send(during, within: .seconds(20)) }
            await producer.whenQueued(1)
            producer.raiseFatalError(code: 45)
            await #expect {
                _ = try await inFlight.value
            } throws: { error in
                guard case .unknown = error as? SendFailure else { return false }
                return true
            }
            cluster.delay(milliseconds: 0)
            let position = try await producer.send(record("after"), within: .seconds(10))
            #expect(position.offset >= 1)
            #expect(observer.seen.contains { if case .producerRebuilt = $0 { true } else { false } })
        }
    }

    @Test(arguments: [47, 90] as [Int32])
    func `a broker that refuses the producer's identity gets a new producer`(code: Int32) async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let observer = ObservationRecorder()
        try await withProducer(cluster, observer: observer) { producer in
            _ = try await producer.send(record("before"), within: .seconds(5))
            cluster.fail(.produce, with: [code])
            await #expect(throws: SendFailure.self) {
                _ = try await producer.send(record("refused"), within: .seconds(10))
            }
            #expect(producer.core.state.withLock { $0.epoch } == 1)
            _ = try await producer.send(record("after"), within: .seconds(10))
            #expect(observer.seen.contains { if case .producerRebuilt = $0 { true } else { false } })
        }
    }

    @Test func `closing with no broker answers every caller and ends in time`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let producer = try KafkaProducer(configuration: cluster.configuration, logger: .quiet)
        try await producer.warmUp(topics: [Self.topic], within: .seconds(5))
        cluster.goDown()
        async let results = producer.send(batch: (0..<10).map { record("\($0)") }, within: .seconds(60))
        await producer.whenQueued(10)
        let report = await producer.close(within: .seconds(2))
        let answers = await results
        #expect(report.isDestroyed)
        #expect(report.failed + report.abandonedCalls > 0 && report.delivered == 0)
        #expect(answers.count == 10 && answers.allSatisfy { (try? $0.get()) == nil })
        await #expect(throws: SendFailure.closed) { _ = try await producer.send(record(), within: .seconds(1)) }
        #expect(await producer.isReachable(within: .milliseconds(50)) == false)
    }

    @Test func `closing twice is closing once`() async throws {
        let cluster = try MockCluster(topics: [Self.topic: 1])
        let producer = try KafkaProducer(configuration: cluster.configuration, logger: .quiet)
        async let first = producer.close(within: .seconds(3))
        async let second = producer.close(within: .seconds(3))
        #expect(await (first.isDestroyed, second.isDestroyed) == (true, true))
    }
}
