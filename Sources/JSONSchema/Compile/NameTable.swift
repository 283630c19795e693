import JSON

// Sendable: the memory is filled in `init`, never written again, and freed in `deinit`.
/// Finds the slot of a name by its bytes: a hash table made once, read without allocation.
///
/// Only names of the schema fill it, so an instance cannot make its chains long.
final class NameTable: @unchecked Sendable {
    private let memory: PlainMemory
    /// Valid while the table lives.
    let lookup: NameLookup

    init(_ names: [String]) {
        let memory = PlainMemory()
        let keys = names.map { name in
            let bytes = Array(name.utf8)
            // Readers load the eight bytes before a name's end.
            let padded = UnsafeRawPointer(memory.copy([UInt8](repeating: 0, count: 8) + bytes))
            return NameKey(padded + 8, count: bytes.count)
        }
        var bits = 2
        while 1 << bits < names.count * 4 { bits += 1 }
        // Of some multipliers, the one with the fewest names beside their own bucket.
        var best: (multiplier: UInt64, displaced: Int, buckets: [Int32]) = (0, .max, [])
        var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<32 where best.displaced > 0 {
            var buckets = [Int32](repeating: -1, count: 1 << bits)
            var displaced = 0
            for (slot, key) in keys.enumerated() {
                var bucket = key.bucket(multiplier, bits: bits)
                if buckets[bucket] >= 0 { displaced += 1 }
                while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
                buckets[bucket] = Int32(slot)
            }
            if displaced < best.displaced { best = (multiplier, displaced, buckets) }
            multiplier = (multiplier &* 0xD134_2543_DE82_EF95 &+ 1) | 1
        }
        lookup = NameLookup(
            count: keys.count, keys: memory.copy(keys), buckets: memory.copy(best.buckets),
            multiplier: best.multiplier, bits: bits)
        self.memory = memory
    }

    /// The slot of a name of a document, or -1.
    func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = UnsafeRawPointer(name.baseAddress) else { return -1 }
        return lookup.slot(of: NameKey(start, count: name.count))
    }
}

/// A name as two words and a length: tells names of up to sixteen bytes apart without a loop.
struct NameKey: BitwiseCopyable {
    let head: UInt64
    let tail: UInt64
    let count: Int
    let bytes: UnsafeRawPointer

    /// A key for bytes that stay where they are. The eight bytes before their end are read even if there are fewer,
    /// which ``JSONTape`` allows.
    @inline(__always)
    init(_ bytes: UnsafeRawPointer, count: Int) {
        self.bytes = bytes
        self.count = count
        let last = (bytes + (count &- 8)).loadUnaligned(as: UInt64.self)
        if count >= 8 {
            head = bytes.loadUnaligned(as: UInt64.self)
            tail = last
        } else {
            // What stands before the name is shifted out.
            let own = UInt64(littleEndian: last) >> UInt64(64 &- 8 &* count)
            head = own
            tail = own
        }
    }

    @inline(__always)
    func equals(_ other: NameKey) -> Bool {
        head == other.head && tail == other.tail && count == other.count
            && (count <= 16 || JSONBytes.equal(bytes, other.bytes, count: count))
    }

    @inline(__always)
    func bucket(_ multiplier: UInt64, bits: Int) -> Int {
        let mixed = (head ^ (tail << 23 | tail >> 41)) &+ UInt64(truncatingIfNeeded: count)
        return Int(truncatingIfNeeded: (mixed &* multiplier) &>> UInt64(64 &- bits))
    }
}

/// A borrowed look at a ``NameTable``, to be used while that lives.
struct NameLookup: BitwiseCopyable {
    let count: Int
    /// By slot.
    let keys: UnsafePointer<NameKey>
    fileprivate let buckets: UnsafePointer<Int32>
    fileprivate let multiplier: UInt64
    fileprivate let bits: Int

    fileprivate init(
        count: Int, keys: UnsafePointer<NameKey>, buckets: UnsafePointer<Int32>, multiplier: UInt64, bits: Int
    ) {
        self.count = count
        self.keys = keys
        self.buckets = buckets
        self.multiplier = multiplier
        self.bits = bits
    }

    /// The slot of a name, or -1.
    @inline(__always)
    func slot(of name: NameKey) -> Int {
        var bucket = name.bucket(multiplier, bits: bits)
        while true {
            let slot = Int(buckets[bucket])
            if slot < 0 || keys[slot].equals(name) { return slot }
            bucket = (bucket &+ 1) & ((1 &<< bits) &- 1)
        }
    }
}
