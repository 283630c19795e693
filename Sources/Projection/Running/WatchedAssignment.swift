internal import Kafka

/// The lanes' part in a rebalance, with the partitions they hold afterwards told to the watch.
struct WatchedAssignment: AssignmentHandler {
    let lanes: Lanes
    let watch: BacklogWatch

    func assigned(_ partitions: [TopicPartition]) async throws -> [TopicPartition: StartPosition] {
        let starts = try await lanes.assigned(partitions)
        watch.hold(await lanes.claims().mapValues(\.nextOffset))
        return starts
    }

    func revoked(_ partitions: [TopicPartition], lost: Bool) async {
        await lanes.revoked(partitions, lost: lost)
    }
}
