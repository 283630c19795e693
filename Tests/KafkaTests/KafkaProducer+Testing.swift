import Synchronization

@testable import Kafka

extension KafkaProducer {
    /// Waits until librdkafka holds this many records.
    func whenQueued(_ count: Int) async {
        while (core.state.withLock { $0.producer }?.pending ?? 0) < count { await Task.yield() }
    }

    /// Raises a fatal error as the library would.
    func raiseFatalError(code: Int32) {
        core.state.withLock { $0.producer }?.client.raiseFatalError(raw: code, reason: "raised by a test")
    }
}
