/// The number an applicant quotes: 80 bits of the application id in Crockford's base32 with a check character,
/// written `XXXX-XXXX-XXXX-XXXX-C`. It finds a case but opens nothing; the tracking code does.
public struct Reference: Sendable, Hashable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// Takes the first 48 bits and the last 32: of the id's bits these hold neither version nor variant.
    public init(for application: ApplicationID) {
        high = application.uuid.high >> 48
        low = (application.uuid.high >> 16) << 32 | application.uuid.low & 0xFFFF_FFFF
    }

    /// Reads either case, spaces and hyphens anywhere, O as 0, I and L as 1; nil when the check character disagrees.
    public init?(parsing text: String) {
        let symbols = CrockfordBase32.compact(text)
        guard symbols.count == 17, let (high, low) = CrockfordBase32.decode(symbols.prefix(16)),
            let check = CrockfordBase32.normalisedCheck(symbols[16]),
            check == CrockfordBase32.checkSymbol(high: high, low: low)
        else { return nil }
        self.high = high
        self.low = low
    }

    /// `XXXX-XXXX-XXXX-XXXX-C`; C may also be one of `*~$=U`.
    public var text: String {
        CrockfordBase32.grouped(
            CrockfordBase32.encode(high: high, low: low, symbols: 16)
                + [CrockfordBase32.checkSymbol(high: high, low: low)])
    }

    /// As `text`.
    public var description: String { text }
}
