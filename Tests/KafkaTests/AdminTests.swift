import Kafka
import Testing

struct AdminTests {
    private func admin() throws -> KafkaAdmin { try KafkaAdmin(configuration: Broker.configuration(), logger: .quiet) }

    @Test func `creating a topic twice is no error, with other partitions it is`() async throws {
        let topic = try await Broker.topic(partitions: 3)
        var specification = TopicSpecification(
            name: topic, partitions: 3, replicationFactor: 1, configuration: ["retention.ms": "-1"])
        #expect(try await admin().createTopics([specification], within: .seconds(10)) == [topic: .existed])
        specification.partitions = 4
        await #expect {
            _ = try await admin().createTopics([specification], within: .seconds(10))
        } throws: { ($0 as? KafkaError)?.code == .partitionCountMismatch }
    }

    @Test func `a topic is described by its partitions`() async throws {
        let topic = try await Broker.topic(partitions: 5)
        let found = try await admin().describe(topics: [topic], within: .seconds(10))
        #expect(found.map(\.name) == [topic])
        #expect(found.first?.partitions.map(\.id) == [0, 1, 2, 3, 4])
    }

    @Test func `a missing topic is an unknown topic`() async throws {
        let missing = "missing-\(UInt64.random(in: 0...UInt64.max))"
        await #expect {
            _ = try await admin().describe(topics: [missing], within: .seconds(10))
        } throws: { ($0 as? KafkaError)?.code == .unknownTopic }
    }

    @Test func `the cluster has a name`() async throws {
        #expect(try await admin().clusterID(within: .seconds(10)).isEmpty == false)
    }

    @Test func `with no broker an answer comes all the same`() async throws {
        let configuration = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "t")
        let admin = try KafkaAdmin(configuration: configuration, logger: .quiet)
        await #expect(throws: KafkaError.self) { _ = try await admin.clusterID(within: .milliseconds(200)) }
    }

    @Test func `the library says its version`() {
        #expect(KafkaLibrary.version.split(separator: ".").count >= 3)
    }
}
