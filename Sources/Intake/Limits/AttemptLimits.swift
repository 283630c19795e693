import Synchronization

/// Bounds how often somebody may try a tracking code: per client address, per reference, and all together.
///
/// A guess among 2^128 codes needs no limit to fail; the limits keep the read model free for those who have a code, and
/// make guessing visible.
final class AttemptLimits: Sendable {
    enum Scope: String, CaseIterable, Sendable {
        case address, reference, global
    }

    enum Admission: Equatable, Sendable {
        case allowed
        /// - Parameter retryAfter: whole seconds, at least one.
        case refused(retryAfter: Int, scope: Scope)
    }

    struct Rates: Sendable {
        var address = AttemptRate(burst: 10, interval: .seconds(30))
        var reference = AttemptRate(burst: 10, interval: .seconds(60))
        var global = AttemptRate(burst: 300, interval: .milliseconds(200))
    }

    private struct State {
        var addresses: BucketTable
        var references: BucketTable
        var globalFullAt = Int64.min
    }

    /// More than the global rate can fill before the first of them is full again, so with it nothing is forgotten.
    static let remembered = 16_384

    private let rates: Rates
    private let state: Mutex<State>
    private let now: @Sendable () -> Int64

    /// - Parameter now: nanoseconds of a clock that never goes back.
    init(
        _ rates: Rates = Rates(), remembering capacity: Int = AttemptLimits.remembered,
        now: @escaping @Sendable () -> Int64 = AttemptLimits.elapsed()
    ) {
        self.rates = rates
        self.now = now
        state = Mutex(
            State(addresses: BucketTable(capacity: capacity), references: BucketTable(capacity: capacity)))
    }

    /// Takes one attempt from every bucket, or from none.
    ///
    /// - Parameter reference: nil when what was typed is no reference; nobody has to be protected then.
    func admit(address: String, reference: String?) -> Admission {
        let (address, reference, now) = (Self.key(address), reference.map(Self.key), now())
        return state.withLock { state in
            let byAddress = state.addresses.find(address)
            let byReference = reference.map { state.references.find($0) }
            let addressWait = rates.address.wait(fullAt: byAddress.fullAt, now: now)
            let referenceWait = byReference.map { rates.reference.wait(fullAt: $0.fullAt, now: now) } ?? 0
            let globalWait = rates.global.wait(fullAt: state.globalFullAt, now: now)
            let longest = max(addressWait, referenceWait, globalWait)
            guard longest == 0 else {
                let scope: Scope = addressWait > 0 ? .address : referenceWait > 0 ? .reference : .global
                return .refused(retryAfter: Int((longest + 999_999_999) / 1_000_000_000), scope: scope)
            }
            state.addresses.set(
                address, at: byAddress.place, fullAt: rates.address.taken(fullAt: byAddress.fullAt, now: now))
            if let reference, let byReference {
                state.references.set(
                    reference, at: byReference.place,
                    fullAt: rates.reference.taken(fullAt: byReference.fullAt, now: now))
            }
            state.globalFullAt = rates.global.taken(fullAt: state.globalFullAt, now: now)
            return .allowed
        }
    }

    /// Gives an admitted attempt back: somebody who watches their case is no attacker, and takes nobody's place.
    func giveBack(address: String, reference: String?) {
        let (address, reference) = (Self.key(address), reference.map(Self.key))
        state.withLock { state in
            Self.giveBack(address, in: &state.addresses, rates.address)
            if let reference { Self.giveBack(reference, in: &state.references, rates.reference) }
            if state.globalFullAt != .min { state.globalFullAt = rates.global.returned(fullAt: state.globalFullAt) }
        }
    }

    /// Buckets kept now, full ones among them.
    var bucketCount: Int { state.withLock { $0.addresses.count + $0.references.count } }

    private static func giveBack(_ key: UInt64, in table: inout BucketTable, _ rate: AttemptRate) {
        let (place, fullAt) = table.find(key)
        guard fullAt != .min else { return }
        table.set(key, at: place, fullAt: rate.returned(fullAt: fullAt))
    }

    /// The hash is seeded anew in every process, so nobody can choose addresses that fall together.
    private static func key(_ text: String) -> UInt64 { UInt64(truncatingIfNeeded: text.hashValue) }

    /// Nanoseconds since this was made.
    static func elapsed() -> @Sendable () -> Int64 {
        let start = ContinuousClock.now
        return { start.duration(to: .now).nanoseconds }
    }
}
