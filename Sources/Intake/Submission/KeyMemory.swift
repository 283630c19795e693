import Synchronization

/// Remembers which data an Idempotency-Key came with, so that the same key with other data is refused.
///
/// Bounded: two generations, the older one dropped when the younger is full. What it forgot or what another
/// instance took is not known here; such a request becomes an application of its own.
final class KeyMemory: Sendable {
    private struct Generations {
        var young: [[UInt8]: [UInt8]] = [:]
        var old: [[UInt8]: [UInt8]] = [:]
    }

    private let generations = Mutex(Generations())
    private let generationSize: Int

    /// - Parameter capacity: keys remembered at least half of, about 130 bytes each.
    init(capacity: Int) {
        generationSize = max(1, capacity / 2)
    }

    /// `false` when the key is known with other data. Both are SHA-256 values.
    func admit(key: [UInt8], data: [UInt8]) -> Bool {
        generations.withLock { generations in
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
