import CRdKafka

@testable import Kafka

/// librdkafka's in-process broker, for error paths only: it has no retention, transactions or idempotence to speak of.
final class MockCluster {
    /// Protocol numbers of the requests tests disturb.
    enum Request: Int16 {
        case produce = 0
        case fetch = 1
    }

    private let owner: OpaquePointer
    private let cluster: OpaquePointer

    struct NotAvailable: Error {}

    init(topics: [String: Int32] = [:]) throws {
        guard let owner = rd_kafka_new(RD_KAFKA_PRODUCER, nil, nil, 0) else { throw NotAvailable() }
        guard let cluster = rd_kafka_mock_cluster_new(owner, 1) else {
            rd_kafka_destroy(owner)
            throw NotAvailable()
        }
        self.owner = owner
        self.cluster = cluster
        for (topic, partitions) in topics {
            rd_kafka_mock_topic_create(cluster, topic, partitions, 1)
        }
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(owner)
    }

    var configuration: KafkaConfiguration {
        let servers = rd_kafka_mock_cluster_bootstraps(cluster).map { String(cString: $0) } ?? ""
        return KafkaConfiguration(bootstrapServers: servers, clientID: "kafka-tests")
    }

    func fail(_ request: Request, with errors: [Int32]) {
        let codes = errors.map { rd_kafka_resp_err_t($0) }
        rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, codes.count, codes)
    }

    /// Every answer of the broker comes this late.
    func delay(milliseconds: Int32) { rd_kafka_mock_broker_set_rtt(cluster, 1, milliseconds) }

    func goDown() { rd_kafka_mock_broker_set_down(cluster, 1) }

    func comeUp() { rd_kafka_mock_broker_set_up(cluster, 1) }
}
