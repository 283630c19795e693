import Projection
import Testing

struct FollowingTests {
    @Test func `a projector follows from its claim until it gives the partitions back`() {
        let following = Following()
        #expect(following.obstacle == "no partition assigned yet")
        following.observe(.claimed(partitions: 12))
        #expect(following.obstacle == nil)
        following.observe(.released(partitions: 12, lost: false))
        #expect(following.obstacle != nil)
    }

    @Test func `a batch that waits for the database says so until it is committed`() {
        let following = Following()
        following.observe(.claimed(partitions: 3))
        following.observe(.waiting(code: "57P01"))
        following.observe(.accounted([]))
        #expect(following.obstacle == "waiting for the database (57P01)")
        following.observe(.committed(accepted: 1, duplicates: 0, refused: 0, parked: 0, duration: .seconds(1)))
        #expect(following.obstacle == nil)
    }

    @Test(arguments: [
        ("paused", "paused by an operator; to go on: wniosekctl projection resume"),
        ("no-version", "no tables yet; run: wniosekctl migrate"),
        ("other-definition", "tables of another release; run: wniosekctl projection rebuild"),
    ])
    func `a projector that waits for an operator says what to do`(code: String, words: String) {
        let following = Following()
        following.observe(.standingStill(code: code))
        following.observe(.accounted([]))
        #expect(following.obstacle == words)
    }

    @Test func `an instance that no partition is left for is not paused any more once the others go on`() {
        let following = Following()
        following.observe(.claimed(partitions: 6))
        following.observe(.released(partitions: 6, lost: false))
        following.observe(.standingStill(code: "paused"))
        following.observe(.joining)
        #expect(following.obstacle == "no partition assigned yet")
    }
}
