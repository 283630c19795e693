internal import Applications
internal import Crypto
public import JSON

/// Checks a receipt offline, with the authority's public key alone.
public struct ReceiptVerifier: Sendable {
    /// What a check found.
    public enum Finding: Sendable, Equatable {
        /// The signature belongs to exactly this receipt.
        case genuine
        /// The receipt or its signature was changed.
        case altered
        /// Another key signed it.
        case otherKey(keyID: String)
        /// Not a receipt document; the member that is missing or wrong.
        case unreadable(member: String)
    }

    private let key: Curve25519.Signing.PublicKey
    private let keyID: String

    /// - Parameter publicKey: 32 bytes; `nil` result when they are no Ed25519 public key.
    public init?(publicKey: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return nil }
        self.key = key
        keyID = Self.keyID(of: publicKey)
    }

    /// Checks the whole document as the applicant received it; white space and member order do not matter.
    public func check(_ document: JSONNode) -> Finding {
        guard let receipt = document["receipt"], receipt.kind == .object else { return .unreadable(member: "/receipt") }
        guard let signature = document["signature"] else { return .unreadable(member: "/signature") }
        guard signature["algorithm"]?.string == "Ed25519" else { return .unreadable(member: "/signature/algorithm") }
        guard let signer = signature["keyId"]?.string else { return .unreadable(member: "/signature/keyId") }
        guard let value = signature["value"]?.string.flatMap(Base64URL.decode) else {
            return .unreadable(member: "/signature/value")
        }
        guard signer == keyID else { return .otherKey(keyID: signer) }
        return key.isValidSignature(value, for: receipt.canonical()) ? .genuine : .altered
    }

    static func keyID(of publicKey: [UInt8]) -> String {
        String(Hex.encode(Identity.sha256(publicKey)).prefix(16))
    }
}
