extension BinaryWriter {
    /// `numeric` on the wire (utils/adt/numeric.c, numeric_recv): groups of four decimal digits, with the place of the
    /// first one (weight), the sign and the number of digits after the point.
    mutating func numeric(_ text: String) throws(PostgresError) {
        var digits = Substring(text)
        let isNegative = digits.first == "-"
        if isNegative { digits.removeFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !fraction.isEmpty,
            (Array(whole.utf8) + Array(fraction.utf8)).allSatisfy({ (0x30...0x39).contains($0) }),
            text.utf8.count <= 1000
        else {
            throw PostgresError(.encoding, "a numeric parameter is no plain decimal", hint: "write it as 12.50")
        }
        let leading = (4 - whole.utf8.count % 4) % 4
        let trailing = (4 - fraction.utf8.count % 4) % 4
        let padded =
            repeatElement(UInt8(ascii: "0"), count: leading) + Array(whole.utf8) + Array(fraction.utf8)
            + repeatElement(UInt8(ascii: "0"), count: trailing)
        var groups = stride(from: 0, to: padded.count, by: 4).map { start in
            padded[start..<start + 4].reduce(Int16(0)) { $0 * 10 + Int16($1 - UInt8(ascii: "0")) }
        }
        var weight = (whole.utf8.count + leading) / 4 - 1
        while groups.first == 0 {
            groups.removeFirst()
            weight -= 1
        }
        while groups.last == 0 { groups.removeLast() }
        integer(Int16(groups.count))
        integer(Int16(groups.isEmpty ? 0 : weight))
        integer(UInt16(isNegative && !groups.isEmpty ? 0x4000 : 0))
        integer(Int16(fraction.utf8.count))
        for group in groups { integer(group) }
    }
}
