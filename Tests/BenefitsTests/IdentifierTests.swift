import Benefits
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: ["1220781342", "5260001246", "526-000-12-46"])
    func `a tax number passes with or without hyphens`(text: String) throws {
        #expect(try #require(NIP(text)).text == text.filter { $0 != "-" })
    }

    @Test(arguments: ["1220781343", "122078134", "12207813421", "5260001246-", "526--0001246", "122 078 13 42", ""])
    func `a wrong tax number is refused`(text: String) {
        #expect(NIP(text) == nil)
    }

    @Test(arguments: ["730295378", "12345678512347"])
    func `a business register number of nine or fourteen digits passes`(text: String) throws {
        #expect(try #require(REGON(text)).text == text)
    }

    @Test(arguments: ["730295379", "73029537", "12345678512348", "12345678612347", "7302953780"])
    func `a wrong business register number is refused`(text: String) {
        #expect(REGON(text) == nil)
    }

    @Test(arguments: [
        "61109010140000071219812874", "PL61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874",
        "PL 61 1090 1014 0000 0712 1981 2874",
    ])
    func `an account number passes however it is grouped`(text: String) throws {
        let account = try #require(NRB(text))
        #expect(account.text == "61109010140000071219812874")
        #expect(account.iban == "PL61109010140000071219812874")
        #expect(account.bankCode == "10901014")
    }

    @Test(arguments: [
        "61109010140000071219812875", "16109010140000071219812874", "6110901014000007121981287",
        "611090101400000712198128740", "61  109010140000071219812874", " 61109010140000071219812874",
        "61109010140000071219812874 ", "DE61109010140000071219812874", "pl61109010140000071219812874", "PL", "",
    ])
    func `a wrong account number is refused`(text: String) {
        #expect(NRB(text) == nil)
    }

    @Test(arguments: [5, 6])
    func `every change of a single digit of an account number is caught`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let text = Array("61109010140000071219812874".utf8)
            let position = Int.random(in: 0..<26, using: &generator)
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != text[position] {
                var changed = text
                changed[position] = digit
                #expect(NRB(String(decoding: changed, as: UTF8.self)) == nil, "seed \(seed)")
            }
        }
    }

    @Test(arguments: ["ABA300000", "ABS123456"])
    func `an identity card number passes`(text: String) {
        #expect(IdentityCardNumber(text)?.text == text)
    }

    @Test(arguments: ["ABA300001", "ABA400000", "aba300000", "AB1300000", "ABA30000", "ABA3000000", "ABA 300000", ""])
    func `a wrong identity card number is refused`(text: String) {
        #expect(IdentityCardNumber(text) == nil)
    }

    @Test(arguments: ["ZS0000177", "AB0000009"])
    func `a passport number passes`(text: String) {
        #expect(PassportNumber(text)?.text == text)
    }

    @Test(arguments: ["ZS0000178", "ZS1000177", "zs0000177", "ZS000017", "Z00000177", ""])
    func `a wrong passport number is refused`(text: String) {
        #expect(PassportNumber(text) == nil)
    }

    @Test(arguments: [("42-612", true), ("42612", false), ("42-61", false), ("4a-612", false), ("42-6120", false)])
    func `a postal code has two digits, a hyphen and three digits`(text: String, isValid: Bool) {
        #expect((PostalCode(text) != nil) == isValid)
    }

    @Test(arguments: [
        ("600100200", "+48600100200"), ("600 100 200", "+48600100200"), ("600-100-200", "+48600100200"),
        ("600.100.200", "+48600100200"), ("+48600100200", "+48600100200"), ("+48 600 100 200", "+48600100200"),
        ("(+48) 600 100 200", "+48600100200"), ("0048600100200", "+48600100200"), ("00 48 600-100-200", "+48600100200"),
        ("(0048) 600 100 200", "+48600100200"), ("32 285-59-70", "+48322855970"), ("(32) 285 59 70", "+48322855970"),
        ("32/285-59-70", "+48322855970"), ("+48 (32) 285-59-70", "+48322855970"), ("+48(32)2855970", "+48322855970"),
        ("+380 44 123 45 67", "+380441234567"), ("00380 (44) 123-45-67", "+380441234567"),
        ("+49 30 123456", "+4930123456"),
    ])
    func `a telephone number is read as the international one`(text: String, number: String) throws {
        #expect(try #require(PhoneNumber(text)).text == number)
    }

    @Test(arguments: [
        "60010020", "6001002000", "+48 600 100 20", "+4860010020000", "+12345", "060010020", "600--100200",
        "+", "", "600100200 ", " 600100200", "+1234567890123456", "tel. 600100200", "600 100 200 w. 3", "600 100 2OO",
        "48600100200", "0600100200", "000600100200", "0 0", "+0048600100200", "00+48600100200", "+48 060 010 020",
        "++48600100200", "48+600100200", "+48+600100200", "+ 48600100200", "(32 285 59 70", "32) 285 59 70",
        "()322855970", "((32)) 285 59 70", "(32) (285) 59 70", "(32)  285 59 70", "( 32) 285 59 70", "(32 ) 285 59 70",
        "32 285 59 (70)", "+44 (0)20 7946 0958", "(0)32 285 59 70", "(600100200)", "600\u{A0}100\u{A0}200",
    ])
    func `a wrong telephone number is refused`(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test(arguments: [
        ("AE:PL-12345-67890-ABCDE-12", true), ("AE:PL-12345-67890-ABCDE-1", false),
        ("AE:PL-12345-67890-abcde-12", false), ("AE:DE-12345-67890-ABCDE-12", false), ("", false),
    ])
    func `an electronic delivery address has the published shape`(text: String, isValid: Bool) {
        #expect((ElectronicDeliveryAddress(text) != nil) == isValid)
    }

    @Test(arguments: ["jan@przyklad.pl", "jan.kowalski+mops@poczta.przyklad.com.pl", "o'neil@a-b.pl", "1@2.pl"])
    func `an ordinary mail address passes`(text: String) {
        #expect(EmailAddress(text)?.text == text)
    }

    @Test(arguments: [
        "jan", "jan@", "@przyklad.pl", "jan@przyklad", "jan..k@przyklad.pl", ".jan@przyklad.pl", "jan.@przyklad.pl",
        "jan@-a.pl", "jan@a-.pl", "jan@a..pl", "jan@a.pl.", "jan k@a.pl", "\"jan\"@a.pl", "jan@[127.0.0.1]",
        "jan@a.pl\r\nBcc: x@b.pl", "jan@a@b.pl", "żaba@a.pl",
    ])
    func `an address that mail software may misread is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `mail addresses keep the lengths of the mail protocol`() {
        let local = String(repeating: "a", count: 64)
        #expect(EmailAddress("\(local)@przyklad.pl") != nil)
        #expect(EmailAddress("a\(local)@przyklad.pl") == nil)
        #expect(EmailAddress("a@\(String(repeating: "b", count: 63)).pl") != nil)
        #expect(EmailAddress("a@\(String(repeating: "b", count: 64)).pl") == nil)
    }

    @Test func `no identifier shows itself when it is printed, described or dumped`() throws {
        let values: [(any Redacted, String)] = [
            (try #require(PESEL("44051401359")), "44051401359"),
            (try #require(NRB("61109010140000071219812874")), "71219812874"),
            (try #require(IdentityCardNumber("ABS123456")), "ABS123456"),
            (try #require(EmailAddress("jan@przyklad.pl")), "jan"),
            (try #require(PhoneNumber("600100200")), "600100200"),
            (Sensitive("Kowalska"), "Kowalska"),
        ]
        for (value, secret) in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in [value.description, value.debugDescription, "\(value)", String(reflecting: value), dumped] {
                #expect(!text.contains(secret))
            }
        }
        #expect(Sensitive("Kowalska").revealed == "Kowalska")
    }
}
