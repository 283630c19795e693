/// Buckets of whoever tried of late, in memory that never grows: in a place that is taken, the bucket that would be full
/// first is forgotten, which gives away the fewest attempts.
struct BucketTable {
    private struct Slot {
        var key: UInt64 = 0
        /// Long full, so free.
        var fullAt = Int64.min
    }

    /// Places where a key may stand.
    private static let ways = 8

    private var slots: [Slot]
    private let sets: Int

    /// - Parameter capacity: buckets kept at most; a multiple of eight.
    init(capacity: Int) {
        sets = max(1, capacity / Self.ways)
        slots = Array(repeating: Slot(), count: sets * Self.ways)
    }

    /// Where a key stands or would be put, and when its bucket will be full: long ago for one that is not known.
    func find(_ key: UInt64) -> (place: Int, fullAt: Int64) {
        var index = Int(key % UInt64(sets)) * Self.ways
        let end = index + Self.ways
        var (place, earliest) = (index, Int64.max)
        while index < end {
            let slot = slots[index]
            if slot.key == key, slot.fullAt != .min { return (index, slot.fullAt) }
            if slot.fullAt < earliest { (place, earliest) = (index, slot.fullAt) }
            index += 1
        }
        return (place, .min)
    }

    /// - Parameter place: what ``find(_:)`` said of the key.
    mutating func set(_ key: UInt64, at place: Int, fullAt: Int64) {
        slots[place] = Slot(key: key, fullAt: fullAt)
    }

    /// Buckets kept.
    var count: Int { slots.count { $0.fullAt != .min } }
}
