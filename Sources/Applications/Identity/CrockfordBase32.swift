/// Crockford's base32: digits a person can read aloud; I, L and O are read as 1, 1 and 0.
enum CrockfordBase32 {
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let checkSymbols = digits + Array("*~$=U".utf8)

    /// The bits of `high` and `low` together, most significant first, as `count` symbols of five bits.
    static func encode(high: UInt64, low: UInt64, symbols count: Int) -> [UInt8] {
        var (high, low) = (high, low)
        var text = [UInt8](repeating: digits[0], count: count)
        for index in stride(from: count - 1, through: 0, by: -1) {
            text[index] = digits[Int(low & 31)]
            low = low >> 5 | high << 59
            high >>= 5
        }
        return text
    }

    /// The number these symbols write; nil when a symbol is none or the number takes more than 128 bits.
    static func decode(_ symbols: ArraySlice<UInt8>) -> (high: UInt64, low: UInt64)? {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for symbol in symbols {
            guard let value = value(of: symbol), high >> 59 == 0 else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(value)
        }
        return (high, low)
    }

    /// The symbol of the number modulo 37: a prime above the base, so every single wrong symbol and every exchange of
    /// two different symbols changes it.
    static func checkSymbol(high: UInt64, low: UInt64) -> UInt8 {
        // 2^64 ≡ 12 (mod 37)
        checkSymbols[Int((high % 37 * 12 + low % 37) % 37)]
    }

    /// The symbol as it is written: upper case, look-alikes resolved; nil when it is neither digit nor check symbol.
    static func normalisedCheck(_ symbol: UInt8) -> UInt8? {
        if let value = value(of: symbol) { return digits[Int(value)] }
        let upper = uppercased(symbol)
        return checkSymbols[digits.count...].contains(upper) ? upper : nil
    }

    /// The symbols without the spaces and hyphens that people put between them.
    static func compact(_ text: String) -> [UInt8] {
        text.utf8.filter { ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\t")].contains($0) }
    }

    /// Groups of four with hyphens between.
    static func grouped(_ symbols: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: symbols.count + symbols.count / 4) { text in
            var position = 0
            for index in symbols.indices {
                if index > 0, index % 4 == 0 {
                    text[position] = UInt8(ascii: "-")
                    position += 1
                }
                text[position] = symbols[index]
                position += 1
            }
            return position
        }
    }

    private static func value(of symbol: UInt8) -> UInt8? {
        switch uppercased(symbol) {
        case UInt8(ascii: "O"): 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): 1
        case let upper: digits.firstIndex(of: upper).map { UInt8($0) }
        }
    }

    private static func uppercased(_ symbol: UInt8) -> UInt8 {
        symbol >= UInt8(ascii: "a") && symbol <= UInt8(ascii: "z") ? symbol - 32 : symbol
    }
}
