import Applications
import JSON

/// Who may act, by the SHA-256 of their bearer token. Tokens themselves are not kept.
struct CaseworkerDirectory: Sendable {
    struct Caseworker: Sendable, Equatable {
        /// As it appears in events: `caseworker:<id>`.
        let id: String
        let name: String
    }

    /// Why the tokens file cannot be used. Names the entry, never a token.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    private let byTokenSha256: [[UInt8]: Caseworker]

    /// - Parameter file: `{"caseworkers": [{"id", "name", "tokenSha256"}]}`.
    init(file: [UInt8]) throws(Unreadable) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: file)
        } catch {
            throw Unreadable(description: "the caseworkers file is not JSON: \(error.code) at byte \(error.byteOffset)")
        }
        guard let entries = document.root["caseworkers"], entries.kind == .array else {
            throw Unreadable(description: "the caseworkers file has no array /caseworkers")
        }
        var byTokenSha256: [[UInt8]: Caseworker] = [:]
        for (index, entry) in entries.elements.enumerated() {
            guard let id = entry["id"]?.string, Actor(wire: "caseworker:\(id)") != nil else {
                throw Unreadable(description: "/caseworkers/\(index)/id is missing or not a valid id")
            }
            guard let hash = entry["tokenSha256"]?.string.flatMap(Hex.decode), hash.count == 32 else {
                throw Unreadable(description: "/caseworkers/\(index)/tokenSha256 must be 64 hex digits")
            }
            let known = byTokenSha256.updateValue(Caseworker(id: id, name: entry["name"]?.string ?? id), forKey: hash)
            guard known == nil else {
                throw Unreadable(description: "/caseworkers/\(index)/tokenSha256 is given twice")
            }
        }
        self.byTokenSha256 = byTokenSha256
    }

    /// The caseworker of an `Authorization: Bearer` header. Tokens are random and looked up by hash, so the time of
    /// the lookup tells nothing about them.
    func caseworker(authorization: String?) -> Caseworker? {
        guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return nil }
        let token = authorization.dropFirst("bearer ".count).drop { $0 == " " }
        guard (16...512).contains(token.utf8.count) else { return nil }
        return byTokenSha256[Identity.sha256(Array(token.utf8))]
    }
}
