import Testing

@testable import Kafka

/// What no broker answers, against the mock cluster.
struct PartitionReadingSilenceTests {
    static let partition = TopicPartition(topic: "silent", partition: 0)

    private func reading(_ cluster: MockCluster, patience: Duration) -> PartitionReading {
        PartitionReading(
            configuration: cluster.configuration, from: [Self.partition: 5], to: [Self.partition: 20],
            patience: patience, logger: .quiet)
    }

    @Test func `silence of the brokers is an error that says where reading stopped`() async throws {
        let cluster = try MockCluster(topics: ["silent": 1])
        cluster.goDown()
        await #expect {
            try await reading(cluster, patience: .milliseconds(300)).forEachBatch { _ in }
        } throws: { error in
            let error = error as? KafkaError
            return error?.code == .timedOut && error?.isRetriable == true
                && error?.message.contains("waited for silent[0]@5") == true
        }
    }

    @Test func `cancelling the task ends the reading`() async throws {
        let cluster = try MockCluster(topics: ["silent": 1])
        cluster.goDown()
        let task = Task { try await reading(cluster, patience: .seconds(600)).forEachBatch { _ in } }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `only waiting counts, and each wait for itself`() {
        let limit = Duration.seconds(30)
        let watch = SilenceWatch(patience: limit)
        let start = ContinuousClock.now
        watch.begin(start)
        #expect(watch.look(start + .seconds(20)) == (false, start + limit))
        #expect(!watch.end())
        // The body works, however long.
        #expect(!watch.look(start + .seconds(500)).isTooLong)
        watch.begin(start + .seconds(500))
        #expect(watch.look(start + .seconds(529)) == (false, start + .seconds(530)))
        #expect(watch.look(start + .seconds(530)).isTooLong)
        #expect(!watch.look(start + .seconds(531)).isTooLong, "told once")
        #expect(watch.end())
    }
}
