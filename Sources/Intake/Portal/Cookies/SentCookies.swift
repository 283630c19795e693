import HTTPTypes
import Hummingbird

/// The cookies a browser sent, by name (RFC 6265 § 4.2). Broken ones are left out.
struct SentCookies: Sendable {
    private let values: [String: String]

    init(_ request: Request) {
        var values: [String: String] = [:]
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard let equals = pair.firstIndex(of: "=") else { continue }
                values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    /// Names that begin alike.
    func names(with prefix: String) -> [String] { values.keys.filter { $0.hasPrefix(prefix) }.sorted() }
}

/// One `Set-Cookie` header (RFC 6265 § 4.1): for this host only, over TLS only (browsers count loopback as such), out of
/// reach for scripts, not sent with what other sites post.
enum SetCookie {
    static func field(_ name: String, _ value: String, maximumAge seconds: Int?) -> HTTPField {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return HTTPField(name: .setCookie, value: "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)")
    }

    static func removal(_ name: String) -> HTTPField { field(name, "", maximumAge: 0) }
}
