/// Checks for the `format` keyword by name. Formats apply to strings only; a name without a check is an annotation.
public struct FormatRegistry: Sendable {
    /// Gets the string's UTF-8 bytes; true when they follow the format. Must not keep the buffer.
    public typealias Check =
        @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

    private var checks: [String: Check]

    /// `date`, `date-time`, `time`, `duration` (RFC 3339), `email` (RFC 5321 mailbox), `ipv4` (RFC 2673), `ipv6`
    /// (RFC 4291), `uuid` (RFC 9562), `uri`, `uri-reference` (RFC 3986), `regex` (ECMA-262 with the u flag),
    /// `json-pointer` (RFC 6901), `relative-json-pointer`.
    public static let standard = FormatRegistry(checks: [
        "date": { DateFormats.isDate($0) },
        "time": { DateFormats.isTime($0) },
        "date-time": { DateFormats.isDateTime($0) },
        "duration": { DurationFormat.isDuration($0) },
        "ipv4": { AddressFormats.isVersion4($0) },
        "ipv6": { AddressFormats.isVersion6($0) },
        "email": { EmailFormat.isMailbox($0) },
        "uuid": { UUIDFormat.isUUID($0) },
        "uri": { URIFormat.isURI($0) },
        "uri-reference": { URIFormat.isURIReference($0) },
        "json-pointer": { PointerFormat.isPointer($0) },
        "relative-json-pointer": { PointerFormat.isRelative($0) },
        "regex": { (try? PatternParser.parse(String(decoding: $0, as: UTF8.self))) != nil },
    ])

    /// A registry with one more check, or another one for a known name.
    public func adding(
        _ name: String, _ check: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Bool
    ) -> FormatRegistry {
        var result = self
        result.checks[name] = check
        return result
    }

    func check(_ name: String) -> Check? {
        checks[name]
    }
}
