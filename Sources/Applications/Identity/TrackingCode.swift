internal import Crypto

/// The secret that opens the status of one application: 128 bits of HMAC-SHA256 (RFC 2104) over the application id,
/// the same on every retry. Only its hash is stored. It has no description, so that it reaches no log by accident.
public struct TrackingCode: Sendable, Equatable {
    private let high: UInt64
    private let low: UInt64

    /// The code of this application under the server's key.
    public init(key: [UInt8], applicationID: ApplicationID) {
        let tag = HMAC<SHA256>.authenticationCode(for: applicationID.uuid.bytes, using: SymmetricKey(data: key))
        (high, low) = tag.withUnsafeBytes { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// Reads either case, spaces and hyphens anywhere, O as 0, I and L as 1; nil for anything but 26 such symbols.
    public init?(parsing text: String) {
        let symbols = CrockfordBase32.compact(text)
        guard symbols.count == 26, let (high, low) = CrockfordBase32.decode(symbols[...]) else { return nil }
        self.high = high
        self.low = low
    }

    /// 26 symbols in groups of four, for the applicant's eyes only.
    public var text: String {
        CrockfordBase32.grouped(CrockfordBase32.encode(high: high, low: low, symbols: 26))
    }

    /// SHA-256 of the sixteen bytes: what is stored and compared.
    public var sha256: [UInt8] {
        Identity.sha256(UUID128(high: high, low: low).bytes)
    }
}
