import ServiceKit

/// Everything that can be configured about limits on attempts.
enum AttemptLimitKeys {
    static let addressBurst = ConfigurationKey<Int>(
        "attempts.address.burst", "Wrong pairs of reference and code that one client address may try at once.",
        default: 10, in: 1...100_000)

    static let addressInterval = ConfigurationKey<Int>(
        "attempts.address.interval.s", "After that, time until the address may try once more.", unit: "s", default: 30,
        in: 1...86_400)

    static let referenceBurst = ConfigurationKey<Int>(
        "attempts.reference.burst", "Wrong codes that may be tried at once for one reference.", default: 10,
        in: 1...100_000)

    static let referenceInterval = ConfigurationKey<Int>(
        "attempts.reference.interval.s", "After that, time until one more may be tried for the reference.", unit: "s",
        default: 60, in: 1...86_400)

    static let globalBurst = ConfigurationKey<Int>(
        "attempts.global.burst", "Wrong pairs that all may try at once.",
        default: 300, in: 1...1_000_000)

    static let globalInterval = ConfigurationKey<Int>(
        "attempts.global.interval.ms", "After that, time until one more may be tried.", unit: "ms", default: 200,
        in: 1...60_000)

    static let trustedHops = ConfigurationKey<Int>(
        "proxy.trusted.hops",
        "Own proxies in front. With n, the client's address is the n-th from the right in X-Forwarded-For; with 0 the "
            + "header is not looked at.",
        default: 0, in: 0...10)

    static let all: [ConfigurationEntry] = [
        addressBurst.entry, addressInterval.entry, referenceBurst.entry, referenceInterval.entry, globalBurst.entry,
        globalInterval.entry, trustedHops.entry,
    ]
}

extension AttemptLimits.Rates {
    init(_ configuration: ServiceConfiguration) throws {
        address = AttemptRate(
            burst: try configuration.value(AttemptLimitKeys.addressBurst),
            interval: .seconds(try configuration.value(AttemptLimitKeys.addressInterval)))
        reference = AttemptRate(
            burst: try configuration.value(AttemptLimitKeys.referenceBurst),
            interval: .seconds(try configuration.value(AttemptLimitKeys.referenceInterval)))
        global = AttemptRate(
            burst: try configuration.value(AttemptLimitKeys.globalBurst),
            interval: .milliseconds(try configuration.value(AttemptLimitKeys.globalInterval)))
    }
}
