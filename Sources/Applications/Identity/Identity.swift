internal import Crypto

/// Derived identifiers: a retry names the same application and the same event without anything being stored.
/// Knowing somebody's key without the data gives nothing away, because the data's hash is part of every name.
public enum Identity {
    /// The namespace of application ids; it never changes.
    public static let namespace = UUID128(high: 0x6f2b_7a4e_1c0d_4f5b, low: 0x9d3e_58c1_a7f0_4b26)

    /// The application filed by `principal` under this Idempotency-Key with this data.
    public static func applicationID(
        principal: String, idempotencyKey: String, dataSha256: [UInt8]
    ) -> ApplicationID {
        ApplicationID(
            .v5(namespace: namespace, name: name([Array(principal.utf8), Array(idempotencyKey.utf8), dataSha256])))
    }

    /// The event of this kind recorded for the application under this Idempotency-Key with this data.
    public static func eventID(
        application: ApplicationID, kind: EventKind, idempotencyKey: String, dataSha256: [UInt8]
    ) -> EventID {
        EventID(
            .v5(
                namespace: application.uuid,
                name: name([Array(kind.rawValue.utf8), Array(idempotencyKey.utf8), dataSha256])))
    }

    /// SHA-256 (FIPS 180-4), 32 bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        SHA256.hash(data: bytes).withUnsafeBytes { Array($0) }
    }

    /// Each part with its length before it (32 bits, big-endian): no two lists of parts give the same name.
    static func name(_ parts: [[UInt8]]) -> [UInt8] {
        var name: [UInt8] = []
        name.reserveCapacity(parts.reduce(0) { $0 + 4 + $1.count })
        for part in parts {
            for shift in stride(from: 24, through: 0, by: -8) {
                name.append(UInt8(truncatingIfNeeded: part.count >> shift))
            }
            name.append(contentsOf: part)
        }
        return name
    }
}
