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
}
