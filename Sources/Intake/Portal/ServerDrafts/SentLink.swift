import Applications
import HTTPTypes
import JSON

/// What the browser keeps for a while of a link that was just sent: where to and until when, and what takes it back. The
/// link itself is not among it.
struct SentLink: Sendable {
    let email: String
    let until: Instant
    let isCertain: Bool
    /// Where the draft lies.
    let sha256: [UInt8]

    private static let seconds = 60 * 60

    private static func cookie(_ benefit: String, _ form: String, _ sealer: Sealer) -> SealedCookie {
        SealedCookie(name: "odnosnik-\(benefit)-\(form)", sealer: sealer)
    }

    init(email: String, until: Instant, isCertain: Bool, sha256: [UInt8]) {
        self.email = email
        self.until = until
        self.isCertain = isCertain
        self.sha256 = sha256
    }

    /// Nil when this browser has none.
    init?(_ benefit: String, _ form: String, _ cookies: SentCookies, _ sealer: Sealer) {
        guard let bytes = Self.cookie(benefit, form, sealer).read(cookies),
            let document = try? JSONDocument(parsing: bytes), let email = document.root["email"]?.string,
            let until = document.root["until"]?.string.flatMap(Instant.init(rfc3339:)),
            let isCertain = document.root["certain"]?.bool,
            let sha256 = document.root["place"]?.string.flatMap(Hex.decode)
        else { return nil }
        self.init(email: email, until: until, isCertain: isCertain, sha256: sha256)
    }

    /// - Parameter isBrief: no longer than until the browser is closed.
    func keep(
        _ benefit: String, _ form: String, isBrief: Bool, _ cookies: SentCookies, _ sealer: Sealer
    ) -> [HTTPField] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("email", email)
        writer.member("until", until.rfc3339)
        writer.member("certain", isCertain)
        writer.member("place", Hex.encode(sha256))
        writer.endObject()
        return Self.cookie(benefit, form, sealer).write(
            writer.finish(), keeping: isBrief ? nil : Self.seconds, over: cookies) ?? []
    }

    static func forget(_ benefit: String, _ form: String, _ cookies: SentCookies, _ sealer: Sealer) -> [HTTPField] {
        cookie(benefit, form, sealer).remove(cookies)
    }
}
