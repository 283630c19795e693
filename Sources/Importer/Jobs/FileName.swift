internal import Applications

/// What a file's name says: `<benefit>__<form>__<anything>.<format>`, with the day of delivery as a part behind that
/// where the rows do not say it: `…__<anything>__2026-03-04.xml`.
struct FileName: Equatable {
    enum Format: String {
        case csv, ndjson, xml
    }

    let form: FormName
    let format: Format
    let receivedOn: LocalDate?

    /// Nil for any other name.
    init?(_ name: String) {
        guard let dot = name.lastIndex(of: "."),
            let format = Format(rawValue: name[name.index(after: dot)...].lowercased())
        else { return nil }
        let parts = Self.parts(String(name[..<dot]))
        guard parts.count >= 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        form = FormName(benefit: BenefitCode(rawValue: parts[0]), id: parts[1])
        self.format = format
        // A third part may be a date as well, such as the day of keying: that is anything.
        receivedOn = parts.count > 3 ? LocalDate(iso: Self.withoutNumber(parts[parts.count - 1])) : nil
    }

    /// The name that is free, with `~2`, `~3` … before the ending where it is not.
    static func free(_ name: String, isTaken: (String) -> Bool) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let stem = withoutNumber(String(name[..<dot]))
        var candidate = name
        var number = 2
        while isTaken(candidate) {
            candidate = "\(stem)~\(number)\(name[dot...])"
            number += 1
        }
        return candidate
    }

    private static func withoutNumber(_ stem: String) -> String {
        guard let mark = stem.lastIndex(of: "~"), Int(stem[stem.index(after: mark)...]) != nil else { return stem }
        return String(stem[..<mark])
    }

    private static func parts(_ stem: String) -> [String] {
        var parts: [String] = []
        var rest = stem[...]
        while let mark = rest.firstRange(of: "__") {
            parts.append(String(rest[..<mark.lowerBound]))
            rest = rest[mark.upperBound...]
        }
        return parts + [String(rest)]
    }
}
