internal import Applications
internal import JSON

/// The form a member's value must have, and how it is read.
struct MemberShape<Value> {
    let read: (JSONNode) -> Value?
}

extension MemberShape where Value == String {
    static var text: Self { Self { $0.string } }

    /// Lower-case hex of 32 bytes.
    static var sha256: Self {
        Self { node in
            guard let text = node.string, text.utf8.count == 64, text.utf8.allSatisfy(isLowerCaseHex) else {
                return nil
            }
            return text
        }
    }

    private static func isLowerCaseHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

extension MemberShape where Value == Int {
    static var integer: Self { Self { $0.int.flatMap(Int.init(exactly:)) } }
}

extension MemberShape where Value == Bool {
    static var flag: Self { Self { $0.bool } }
}

extension MemberShape where Value == LocalDate {
    static var date: Self { Self { $0.string.flatMap(LocalDate.init(iso:)) } }
}

extension MemberShape where Value == YearMonth {
    static var month: Self { Self { $0.string.flatMap(YearMonth.init(iso:)) } }
}

extension MemberShape where Value == OpaqueJSON {
    /// An object that the log does not look into, in canonical form.
    static var opaqueObject: Self { Self { $0.kind == .object ? OpaqueJSON(bytes: $0.canonical()) : nil } }
}

extension MemberShape where Value: RawRepresentable, Value.RawValue == String {
    /// One of the words of a closed vocabulary.
    static var word: Self { Self { $0.string.flatMap(Value.init(rawValue:)) } }
}

extension MemberShape where Value == UUID128 {
    static var uuid: Self { Self { $0.string.flatMap { UUID128($0) } } }
}

extension MemberShape where Value == Instant {
    /// Milliseconds since 1970, UTC.
    static var milliseconds: Self { Self { $0.int.map(Instant.init(milliseconds:)) } }
}
