import Crypto
import Deflate

/// Compresses and encrypts (AES-256-GCM, RFC 5116), bound to a name: opened under another one it is nothing.
struct SealingKey: Sendable {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) { self.key = key }

    /// More would not be opened again.
    private static let most = 1 << 20

    /// Nil for more than a megabyte.
    func seal(_ bytes: [UInt8], as name: String) -> [UInt8]? {
        guard bytes.count <= Self.most, let compressed = Deflate.compress(bytes),
            let box = try? AES.GCM.seal(compressed, using: key, authenticating: Array(name.utf8)),
            let combined = box.combined
        else { return nil }
        return Array(combined)
    }

    /// What was sealed under this name; nil for anything else.
    func open(_ sealed: [UInt8], as name: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let compressed = try? AES.GCM.open(box, using: key, authenticating: Array(name.utf8))
        else { return nil }
        return Deflate.decompress(Array(compressed), upTo: Self.most)
    }
}
