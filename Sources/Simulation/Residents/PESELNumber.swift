internal import Applications

/// Makes numbers that the register would give: the day of birth with the century in the month, a serial number with the
/// sex, the check digit (`Benefits.PESEL` reads them).
enum PESELNumber {
    static func make(born: LocalDate, sex: Sex, _ random: inout SplitMix64) -> String {
        let century = born.year >= 2000 ? 20 : 0
        let serial = random.below(5_000) * 2 + (sex == .male ? 1 : 0)
        var digits = [UInt8](repeating: 0, count: 11)
        fill(&digits, 0, born.year % 100, width: 2)
        fill(&digits, 2, born.month + century, width: 2)
        fill(&digits, 4, born.day, width: 2)
        fill(&digits, 6, serial, width: 4)
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
        digits[10] = UInt8((10 - sum % 10) % 10)
        return String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }

    private static func fill(_ digits: inout [UInt8], _ start: Int, _ number: Int, width: Int) {
        var rest = number
        for index in stride(from: start + width - 1, through: start, by: -1) {
            digits[index] = UInt8(rest % 10)
            rest /= 10
        }
    }

    private static let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
}
