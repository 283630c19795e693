import Crypto
import Receipts

/// Encrypts what a browser keeps for us, so that nobody who sees a cookie can read or make one.
///
/// Keys are derived from the tracking-code key (HKDF, RFC 5869): the same on every instance, and no further secret.
struct Sealer: Sendable {
    private let cookieKey: SealingKey
    private let tokenKey: SymmetricKey
    private let draftKey: SymmetricKey

    init(secret: [UInt8]) {
        let secret = SymmetricKey(data: secret)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("wniosek portal \(purpose) v1".utf8), outputByteCount: 32)
        }
        cookieKey = SealingKey(derived("cookies"))
        tokenKey = derived("form tokens")
        draftKey = derived("server drafts")
    }

    /// Compressed, encrypted and bound to a name; text that a cookie may hold. Nil for more than a megabyte.
    func seal(_ bytes: [UInt8], as name: String) -> String? {
        cookieKey.seal(bytes, as: name).map(Base64URL.encode)
    }

    /// What was sealed under this name; nil for anything else.
    func open(_ text: String, as name: String) -> [UInt8]? {
        Base64URL.decode(text).flatMap { cookieKey.open($0, as: name) }
    }

    /// A text only we can make of another one.
    func token(of text: String) -> String {
        Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: tokenKey)))
    }

    /// The key that takes a link as well as our secret: neither the database with the secret nor the link alone opens
    /// anything.
    func key(of link: DraftToken) -> SealingKey {
        let salt = draftKey.withUnsafeBytes { Array($0) }
        return SealingKey(
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: link.bytes), salt: salt,
                info: Array("wniosek portal server draft v1".utf8), outputByteCount: 32))
    }
}
