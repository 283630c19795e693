import Testing

@testable import Kafka

struct ConfigurationTests {
    @Test(arguments: ["enable.idempotence", "auto.offset.reset", "enable.auto.commit", "partitioner"])
    func `a key the guarantees rest on cannot be overridden`(key: String) {
        let configuration = KafkaConfiguration(
            bootstrapServers: "127.0.0.1:1", clientID: "t", properties: [key: "x"])
        #expect {
            _ = try KafkaProducer(configuration: configuration, logger: .quiet)
        } throws: { error in
            (error as? KafkaError)?.code == .configuration && (error as? KafkaError)?.message.contains(key) == true
        }
    }

    @Test func `a refused value is named by its key, never quoted`() {
        let configuration = KafkaConfiguration(
            bootstrapServers: "127.0.0.1:1", clientID: "t", properties: ["socket.timeout.ms": "secret-text"])
        #expect {
            _ = try KafkaProducer(configuration: configuration, logger: .quiet)
        } throws: { error in
            let text = "\(error)"
            return text.contains("socket.timeout.ms") && !text.contains("secret-text")
        }
    }

    @Test func `every error says what to do`() {
        let codes: [KafkaError.Code] = [
            .queueFull, .transport, .authentication, .unknownTopic, .offsetOutOfRange, .fatal, .configuration,
            .partitionCountMismatch, KafkaError.Code(rawValue: 4_711),
        ]
        #expect(codes.map { $0.hint }.allSatisfy { !$0.isEmpty })
    }
}
