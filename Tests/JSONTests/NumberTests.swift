import JSON
import Testing

private func number(_ text: String) throws -> JSONNumber {
    try #require(JSONNumber(text: text))
}

@Suite struct NumberTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("-12.50e1", -125), ("9223372036854775807", .max),
            ("-9223372036854775808", .min), ("0.000e5", 0), ("100e-2", 1), ("92233720368547758070e-1", .max),
            ("999999999999999999", 999_999_999_999_999_999), ("-99999999999999999", -99_999_999_999_999_999),
            ("-7", -7),
        ] as [(String, Int64)])
    func `a whole number of 64 bits is an integer however it is written`(text: String, value: Int64) throws {
        #expect(try number(text).int == value)
        #expect(try JSONDocument(parsing: text).root.int == value)
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "1.5", "1e-1", "1e19", "1e999999999", "18446744073709551616",
    ])
    func `other numbers are no integers of 64 bits`(text: String) throws {
        #expect(try number(text).int == nil)
    }

    @Test(arguments: [
        ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-999999999"), ("0.1", "0.10000000000000000000000000000001"),
        ("9007199254740992", "9007199254740993"), ("1e308", "1e309"), ("99999999999999999999", "1e20"),
        ("12345678901234567890123", "12345678901234567890124"), ("-1e999999999", "-1"), ("9.99", "10"),
        ("123456789012345678901", "1234567890123456789012"), ("-0.3", "-0.29999999999999999999999"),
    ])
    func `order is exact`(smaller: String, larger: String) throws {
        let (smaller, larger) = (try number(smaller), try number(larger))
        #expect(smaller < larger)
        #expect(!(larger < smaller))
        #expect(smaller != larger)
    }

    @Test(arguments: [
        ("1", "1.0"), ("1", "10e-1"), ("0", "-0.0e7"), ("100", "1e2"), ("1.50", "15E-1"),
        ("123456789012345678901234.0", "1.23456789012345678901234e23"), ("100000000000000000000000", "1e23"),
    ])
    func `equal values are equal and hash alike whatever their text`(a: String, b: String) throws {
        let (first, second) = (try number(a), try number(b))
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(first.text == a)
    }

    @Test(arguments: [
        ("10", "5", true), ("10", "3", false), ("0.3", "0.1", true), ("1.1", "0.1", true), ("4.35", "0.01", true),
        ("4.355", "0.01", false), ("0", "7", true), ("-9", "3", true), ("1e308", "0.5", true), ("1e308", "3", false),
        ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("12391239123", "1e-8", true), ("7", "0", false),
        ("1e999999999", "18446744073709551615", false), ("1e999999999", "1024", true), ("15", "1.5", true),
        ("246913578024691357802469135780", "123456789012345678901234567890", true),
        ("246913578024691357802469135781", "123456789012345678901234567890", false),
        ("1e40", "100000000000000000000000000000000000000000", false),
        ("5e40", "25000000000000000000000000000000000000001", false), ("99999999999999999998", "2", true),
        ("99999999999999999999", "2", false), ("1e72", "1152921504606846976e12", true),
        ("1e60", "1152921504606846976e12", false),
        ("79228162514264337593543950336e3", "79228162514264337593543950336", true),
        ("1e29", "79228162514264337593543950336", false), ("1e96", "79228162514264337593543950336", true),
    ])
    func `being a multiple is exact`(value: String, divisor: String, expected: Bool) throws {
        #expect(try number(value).isMultiple(of: number(divisor)) == expected)
    }

    @Test(arguments: ["", " 1", "1 ", "1.", "true", "\"1\"", "[1]", "0x1", "1e1000000000"])
    func `text that is no number makes none`(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }
}
