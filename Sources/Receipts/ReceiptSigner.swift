internal import Applications
internal import Crypto
internal import JSON

/// Signs receipts with Ed25519 (RFC 8032).
public struct ReceiptSigner: Sendable {
    /// Why a key cannot be used.
    public struct InvalidKey: Error, Sendable {
        /// What is expected.
        public let hint = "expected 32 bytes, an Ed25519 private key (RFC 8032)"
    }

    private let key: Curve25519.Signing.PrivateKey

    /// First 16 hex digits of the public key's SHA-256.
    public let keyID: String

    /// - Parameter privateKey: 32 bytes.
    public init(privateKey: [UInt8]) throws(InvalidKey) {
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: privateKey)
        } catch {
            throw InvalidKey()
        }
        keyID = ReceiptVerifier.keyID(of: Array(key.publicKey.rawRepresentation))
    }

    /// The public key, 32 bytes.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// The document a resident keeps: `{"receipt": …, "signature": {"algorithm", "keyId", "value"}}`.
    public func document(for receipt: some SignedReceipt) throws -> [UInt8] {
        let signed = receipt.canonical()
        let signature = try key.signature(for: signed)
        var writer = JSONWriter(reservingCapacity: signed.count + 256)
        writer.beginObject()
        writer.key("receipt")
        writer.raw(signed)
        writer.key("signature")
        writer.beginObject()
        writer.member("algorithm", "Ed25519")
        writer.member("keyId", keyID)
        writer.member("value", Base64URL.encode(Array(signature)))
        writer.endObject()
        writer.endObject()
        return writer.finish()
    }
}
