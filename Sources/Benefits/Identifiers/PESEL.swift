public import Applications

/// Number of the population register: birth date with the century in the month, serial number with the sex, check digit
/// (ustawa o ewidencji ludności, art. 15; DOMAIN §8).
public struct PESEL: Hashable, Sendable, Redacted {
    /// As the register records it.
    public enum Sex: Sendable, Hashable {
        case female, male
    }

    private let number: Int
    /// The day of birth the number carries.
    public let birthDate: LocalDate

    /// Nil unless the text is eleven digits with a right check digit and a day that exists.
    public init?(_ text: String) {
        guard let value = text.onUTF8({ PESEL(utf8: $0) }) else { return nil }
        self = value
    }

    /// The same from bytes; allocates nothing.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 11, let sum = CheckDigits.weightedSum(bytes, PESEL.weights),
            let number = CheckDigits.number(bytes, from: 0, count: 11), (10 - sum % 10) % 10 == number % 10
        else { return nil }
        let (year, month, day) = (number / 1_000_000_000, number / 10_000_000 % 100, number / 100_000 % 100)
        guard let date = LocalDate(year: PESEL.century(ofMonth: month) + year, month: month % 20, day: day) else {
            return nil
        }
        self.number = number
        birthDate = date
    }

    /// The check for the `pesel` format; allocates nothing.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { PESEL(utf8: bytes) != nil }

    /// Even tenth digit: female.
    public var sex: Sex { number / 10 % 2 == 0 ? .female : .male }

    /// The eleven digits.
    public var text: String { CheckDigits.text(number, width: 11) }

    private static let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]

    /// 00–19 → 1900s, 20–39 → 2000s, 40–59 → 2100s, 60–79 → 2200s, 80–99 → 1800s.
    private static func century(ofMonth month: Int) -> Int { month >= 80 ? 1800 : 1900 + month / 20 * 100 }
}
