import Testing

@testable import Projection

struct RecoveryTests {
    let committed = ProjectionObservation.committed(
        accepted: 1, duplicates: 0, refused: 0, parked: 0, duration: .seconds(1))

    @Test func `failures in a row wait longer and longer`() {
        let recovery = Recovery()
        #expect((0..<3).map { _ in recovery.next() } == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
    }

    @Test func `a commit after a claim makes the next wait short again`() {
        let recovery = Recovery()
        for _ in 0..<6 { _ = recovery.next() }
        recovery.observe(.claimed(partitions: 12))
        recovery.observe(committed)
        #expect(recovery.next() == .milliseconds(50))
    }

    @Test(arguments: [
        [ProjectionObservation.claimed(partitions: 12)],
        [.claimed(partitions: 12), .fenced],
        [.claimed(partitions: 12), .released(partitions: 12, lost: true)],
        [.joining, .accounted([])],
    ])
    func `following again without a commit does not`(observations: [ProjectionObservation]) {
        let recovery = Recovery()
        _ = recovery.next()
        for observation in observations { recovery.observe(observation) }
        #expect(recovery.next() == .milliseconds(100))
    }

    @Test func `a commit of before the failure does not count for the recovery after it`() {
        let recovery = Recovery()
        recovery.observe(.claimed(partitions: 12))
        _ = recovery.next()
        recovery.observe(committed)
        #expect(recovery.next() == .milliseconds(100))
    }
}
