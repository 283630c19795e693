/// Polish bank account number (NRB, 26 digits; with `PL` in front an IBAN). Check digits by ISO 13616, modulo 97.
/// `PL` may stand in front and single spaces between digits.
public struct NRB: Hashable, Sendable, Redacted {
    /// Two check digits and the eight-digit bank code.
    private let head: Int
    /// The bank's own account number, sixteen digits.
    private let account: Int

    /// Nil unless there are 26 digits that pass the check.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ NRB(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let hasCountry = bytes.count > 2 && bytes[0] == UInt8(ascii: "P") && bytes[1] == UInt8(ascii: "L")
        let hasSpace = hasCountry && bytes[2] == UInt8(ascii: " ")
        var groups = DigitGroups(bytes, separators: .space, from: hasCountry ? (hasSpace ? 3 : 2) : 0)
        var (head, account, count, remainder) = (0, 0, 0, 0)
        while let digit = groups.next() {
            guard count < 26 else { return nil }
            if count < 10 { head = head * 10 + digit } else { account = account * 10 + digit }
            if count >= 2 { remainder = (remainder * 10 + digit) % 97 }
            count += 1
        }
        guard groups.isComplete, count == 26 else { return nil }
        // Account, then "PL" as 2521, then the check digits: the whole is 1 modulo 97.
        guard (remainder * 1_000_000 + 252_100 + head / 100_000_000) % 97 == 1 else { return nil }
        self.head = head
        self.account = account
    }

    /// The check for the `nrb` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { NRB(utf8: bytes) != nil }

    /// The 26 digits without spaces.
    public var text: String { CheckDigits.text(head, width: 10) + CheckDigits.text(account, width: 16) }

    /// The number as an IBAN: `PL` and the 26 digits.
    public var iban: String { "PL" + text }

    /// The eight digits of the bank and branch.
    public var bankCode: String { CheckDigits.text(head % 100_000_000, width: 8) }
}
