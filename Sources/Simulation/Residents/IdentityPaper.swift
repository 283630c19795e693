internal import JSON

/// The document of somebody who has no PESEL.
struct IdentityPaper: Sendable {
    let kind: String
    let number: String

    static func foreign(_ random: inout SplitMix64) -> IdentityPaper {
        let letters = String(
            decoding: (0..<2).map { _ in UInt8(ascii: "A") + UInt8(random.below(26)) }, as: UTF8.self)
        return IdentityPaper(
            kind: random.chance(0.8) ? "foreign-passport" : "residence-card",
            number: letters + String(random.within(100_000...999_999)))
    }
}

extension JSONWriter {
    /// The member `identityDocument` of somebody without a PESEL.
    mutating func identityPaper(_ paper: IdentityPaper?) {
        guard let paper else { return }
        object("identityDocument") {
            $0.member("kind", paper.kind)
            $0.member("number", paper.number)
        }
    }
}
