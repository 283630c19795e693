import JSON

// Sendable: the buffers are filled in `init`, never written again, and freed in `deinit`.
/// Finds the slot of a member name by its bytes: a hash table made once, read without allocation.
///
/// Only names of the schema fill it, so an instance cannot make its chains long.
final class NameTable: @unchecked Sendable {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// Start of each name in `bytes`, and one more for the end.
    private let starts: UnsafeMutableBufferPointer<Int>
    private let buckets: UnsafeMutableBufferPointer<Int>
    private let mask: Int

    init(_ names: [String]) {
        var size = 4
        while size < names.count * 2 + 1 { size *= 2 }
        mask = size - 1
        buckets = .allocate(capacity: size)
        buckets.initialize(repeating: -1)
        starts = .allocate(capacity: names.count + 1)
        starts.initialize(repeating: 0)
        let all = names.flatMap(\.utf8)
        bytes = .allocate(capacity: all.count)
        _ = bytes.initialize(from: all)
        var start = 0
        for (slot, name) in names.enumerated() {
            start += name.utf8.count
            starts[slot + 1] = start
            var bucket = Self.hash(self.name(slot)) & mask
            while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
            buckets[bucket] = slot
        }
    }

    deinit {
        bytes.deallocate()
        starts.deallocate()
        buckets.deallocate()
    }

    @inline(__always)
    private func name(_ slot: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[starts[slot]..<starts[slot + 1]])
    }

    /// The slot of a name, or -1.
    func slot(of wanted: UnsafeBufferPointer<UInt8>) -> Int {
        var bucket = Self.hash(wanted) & mask
        while true {
            let slot = buckets[bucket]
            if slot < 0 || JSONBytes.equal(name(slot), wanted) { return slot }
            bucket = (bucket &+ 1) & mask
        }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(hash ^ hash >> 15)
    }
}
