import Applications

/// The secret of a link to a draft on the server: 128 random bits, written as tracking codes are, without hyphens. It has
/// no description, so that it reaches no log by accident.
struct DraftToken: Sendable, Equatable {
    /// 26 symbols.
    let text: String

    private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// A new one, from the system's random numbers.
    init() {
        var generator = SystemRandomNumberGenerator()
        // Of the 130 bits that 26 symbols have, the first two are nothing.
        let numbers =
            [Int.random(in: 0..<8, using: &generator)]
            + (1..<26).map { _ in
                Int.random(in: 0..<32, using: &generator)
            }
        text = String(numbers.map { Self.symbols[$0] })
    }

    /// Read as tracking codes are: either case, O as 0, I and L as 1.
    init?(parsing text: String) {
        guard text.utf8.count <= 64, let code = TrackingCode(parsing: text) else { return nil }
        self.text = code.text.filter { $0 != "-" }
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// What the draft is found by. Nothing leads back from it, nor from it to the key.
    var sha256: [UInt8] { Identity.sha256(Array("wniosek portal server draft place v1 ".utf8) + bytes) }
}
