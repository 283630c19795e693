/// Makes account numbers whose check digits are right (`Benefits.NRB` reads them); the accounts are nobody's that we know.
enum BankAccount {
    /// 26 digits.
    static func make(_ random: inout SplitMix64) -> String {
        let bank = random.pick(banks)
        let (first, second) = (random.below(100_000_000), random.below(100_000_000))
        // Bank, account, "PL" as 2521, then the check digits: the whole is 1 modulo 97 (ISO 13616).
        let remainder = [bank, first, second].reduce(0) { ($0 * 100_000_000 + $1) % 97 }
        let check = 98 - (remainder * 1_000_000 + 252_100) % 97
        return padded(check, width: 2) + padded(bank, width: 8) + padded(first, width: 8) + padded(second, width: 8)
    }

    private static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static let banks = [
        10_501_230, 10_501_386, 10_202_313, 11_402_004, 10_901_014, 12_401_330, 11_602_202, 16_001_462, 19_401_076,
        24_900_005,
    ]
}
