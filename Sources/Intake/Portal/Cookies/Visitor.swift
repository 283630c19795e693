import Applications
import HTTPTypes
import Hummingbird
import ServiceKit

/// Whoever fills in forms in one browser, known by a random number only; it makes the tokens that other sites cannot
/// know (OWASP ASVS 5.0 § 3.5.1).
struct Visitor: Sendable {
    let cookies: SentCookies
    /// Put into every form.
    let token: String
    /// Set when the browser has no number yet.
    let setCookie: HTTPField?
    private let isKnown: Bool

    private static let name = "__Host-wniosek"
    private static let lifetime = 60 * 60 * 24 * 30

    init(_ request: Request, sealer: Sealer) {
        cookies = SentCookies(request)
        if let id = cookies[Self.name], id.utf8.count == 32, id.allSatisfy(\.isHexDigit) {
            token = sealer.token(of: id)
            setCookie = nil
            isKnown = true
        } else {
            let id = SecureRandom.hex(bytes: 16)
            token = sealer.token(of: id)
            // What another site posts brings no cookies; a new number would make open pages of ours foreign.
            let isForeign = request.headers.text(of: .secFetchSite) == "cross-site" && request.method == .post
            setCookie = isForeign ? nil : SetCookie.field(Self.name, id, maximumAge: Self.lifetime)
            isKnown = false
        }
    }

    /// Whether a form comes from a page of ours in this browser.
    func hasSent(_ token: String?, _ request: Request) -> Bool {
        if let site = request.headers.text(of: .secFetchSite), site != "same-origin", site != "none" { return false }
        guard isKnown, let token else { return false }
        return StatusDesk.equal(Array(token.utf8), Array(self.token.utf8))
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site") ?? .origin
}

/// Numbers nobody can guess, from the system.
enum SecureRandom {
    static func hex(bytes count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.encode((0..<count).map { _ in .random(in: 0...255, using: &generator) })
    }
}
