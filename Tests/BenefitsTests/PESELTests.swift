import Applications
import Benefits
import Testing

@Suite struct PESELTests {
    @Test(arguments: [
        ("44051401359", "1944-05-14", PESEL.Sex.male), ("19231500128", "2019-03-15", .female),
        ("80022900111", "1980-02-29", .male), ("99923100120", "1899-12-31", .female),
    ])
    func `the known numbers carry their birth date and sex`(text: String, date: String, sex: PESEL.Sex) throws {
        let pesel = try #require(PESEL(text))
        #expect(pesel.birthDate.iso == date)
        #expect(pesel.sex == sex)
        #expect(pesel.text == text)
    }

    @Test(arguments: [
        "44051401358", "", "4405140135", "440514013590", "4405140135a", " 44051401359", "44051401359\u{0}",
        "81022900114", "44053201359", "44130101354", "４４０５１４０１３５９",
    ])
    func `a number with a wrong digit, length, character or day is refused`(text: String) {
        #expect(PESEL(text) == nil)
    }

    @Test(arguments: [20260, 441, 7])
    func `every change of a single digit is caught`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = Array(generator.pesel().utf8)
            try #require(PESEL(String(decoding: text, as: UTF8.self)) != nil, "seed \(seed)")
            for position in text.indices {
                for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != text[position] {
                    var changed = text
                    changed[position] = digit
                    #expect(PESEL(String(decoding: changed, as: UTF8.self)) == nil, "seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: [11, 12])
    func `a number keeps the date it was made for in all five centuries`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let date = LocalDate(daysSince1970: Int.random(in: -62_091...120_528, using: &generator))
            let pesel = try #require(PESEL(generator.pesel(born: date)), "seed \(seed)")
            #expect(pesel.birthDate == date, "seed \(seed)")
        }
    }
}

extension SeededGenerator {
    /// A valid number for a random day of 1800–2299.
    mutating func pesel() -> String {
        pesel(born: LocalDate(daysSince1970: Int.random(in: -62_091...120_528, using: &self)))
    }

    mutating func pesel(born date: LocalDate) -> String {
        let century = [18: 80, 19: 0, 20: 20, 21: 40, 22: 60][date.year / 100] ?? 0
        var digits = [date.year / 10 % 10, date.year % 10]
        digits += [(date.month + century) / 10, (date.month + century) % 10, date.day / 10, date.day % 10]
        for _ in 0..<4 { digits.append(Int.random(in: 0...9, using: &self)) }
        let sum = zip(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]).reduce(0) { $0 + $1.0 * $1.1 }
        digits.append((10 - sum % 10) % 10)
        return digits.map(String.init).joined()
    }
}
