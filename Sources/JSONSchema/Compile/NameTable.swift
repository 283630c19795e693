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
        // Of some seeds, the one with the fewest names beside their own bucket.
        var best = NameBuckets(keys, bits: bits, seed: 0x9E37_79B9_7F4A_7C15)
        var seed = best.seed
        for _ in 0..<(names.count > 1_000 ? 2 : 32) where best.displaced > 0 {
            seed = (seed &* 0xD134_2543_DE82_EF95 &+ 1) | 1
            let other = NameBuckets(keys, bits: bits, seed: seed)
            if other.displaced < best.displaced { best = other }
        }
        // Names that were made to collide for the seeds above do not do so for one that nobody knows.
        while best.displaced == .max { best = NameBuckets(keys, bits: bits, seed: UInt64.random(in: 1...(.max))) }
        lookup = NameLookup(
            count: keys.count, keys: memory.copy(keys), buckets: memory.copy(best.buckets), seed: best.seed, bits: bits)
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
    func bucket(_ seed: UInt64, bits: Int) -> Int {
        let rest = count <= 16 ? tail : middle(seed)
        let mixed = Self.fold(head ^ seed, (rest ^ Self.salt) &+ UInt64(truncatingIfNeeded: count))
        return Int(truncatingIfNeeded: mixed &>> UInt64(64 &- bits))
    }

    /// The tail with all that stands between it and the head: long names often differ there only.
    @inline(never)
    private func middle(_ seed: UInt64) -> UInt64 {
        var mixed = tail
        var offset = 8
        while offset < count &- 8 {
            mixed = Self.fold(mixed ^ (bytes + offset).loadUnaligned(as: UInt64.self), seed ^ Self.salt)
            offset &+= 8
        }
        return mixed
    }

    private static var salt: UInt64 { 0x2D35_8DCC_AA6C_78A5 }

    /// Both halves of a product: every bit of the factors counts.
    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return high ^ low
    }
}

/// The buckets of some names for one seed.
private struct NameBuckets {
    let seed: UInt64
    private(set) var buckets: [Int32]
    /// Names that are not in their own bucket; `max` when finding a place for them took too long.
    private(set) var displaced = 0

    init(_ keys: [NameKey], bits: Int, seed: UInt64) {
        self.seed = seed
        buckets = [Int32](repeating: -1, count: 1 << bits)
        var steps = 64 + keys.count * 8
        for (slot, key) in keys.enumerated() {
            var bucket = key.bucket(seed, bits: bits)
            if buckets[bucket] >= 0 { displaced += 1 }
            while buckets[bucket] >= 0 {
                bucket = (bucket + 1) & (buckets.count - 1)
                steps -= 1
                if steps < 0 {
                    displaced = .max
                    return
                }
            }
            buckets[bucket] = Int32(slot)
        }
    }
}

/// A borrowed look at a ``NameTable``, to be used while that lives.
struct NameLookup: BitwiseCopyable {
    let count: Int
    /// By slot.
    let keys: UnsafePointer<NameKey>
    fileprivate let buckets: UnsafePointer<Int32>
    fileprivate let seed: UInt64
    fileprivate let bits: Int

    fileprivate init(
        count: Int, keys: UnsafePointer<NameKey>, buckets: UnsafePointer<Int32>, seed: UInt64, bits: Int
    ) {
        self.count = count
        self.keys = keys
        self.buckets = buckets
        self.seed = seed
        self.bits = bits
    }

    /// The slot of a name, or -1.
    @inline(__always)
    func slot(of name: NameKey) -> Int {
        var bucket = name.bucket(seed, bits: bits)
        while true {
            let slot = Int(buckets[bucket])
            if slot < 0 || keys[slot].equals(name) { return slot }
            bucket = (bucket &+ 1) & ((1 &<< bits) &- 1)
        }
    }
}
