import Synchronization

/// Remembers which data an Idempotency-Key came with, so that the same key with other data is refused.
///
/// Bounded: two generations, the older one dropped when the younger is full. What it forgot or what another
/// instance took is not known here; such a request becomes an application of its own.
final class KeyMemory: Sendable {
    private struct Generations {
        var young: [Digest: Digest] = [:]
        var old: [Digest: Digest] = [:]
    }

    /// A SHA-256 value in four words: arrays would take two allocations a key, and a hash step for every byte.
    private struct Digest: Hashable {
        private var words: SIMD4<UInt64> = .zero

        init(_ bytes: [UInt8]) {
            for (index, byte) in bytes.prefix(32).enumerated() {
                words[index / 8] = words[index / 8] << 8 | UInt64(byte)
            }
        }
    }

    private let generations = Mutex(Generations())
    private let generationSize: Int

    /// - Parameter capacity: keys remembered at least half of, about 90 bytes each.
    init(capacity: Int) {
        generationSize = max(1, capacity / 2)
    }

    /// What is remembered of a key.
    enum Recall {
        case unknown
        case sameData
        case otherData
    }

    /// Looks without remembering.
    func recall(key: [UInt8], data: [UInt8]) -> Recall {
        let (key, data) = (Digest(key), Digest(data))
        return generations.withLock { generations in
            guard let known = generations.young[key] ?? generations.old[key] else { return .unknown }
            return known == data ? .sameData : .otherData
        }
    }

    /// `false` when the key is known with other data. Both are SHA-256 values.
    func admit(key: [UInt8], data: [UInt8]) -> Bool {
        let (key, data) = (Digest(key), Digest(data))
        return generations.withLock { generations in
            if let known = generations.young[key] ?? generations.old[key] { return known == data }
            if generations.young.count >= generationSize {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = data
            return true
        }
    }
}
