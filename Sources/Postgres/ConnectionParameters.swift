private import CLibPQ

/// libpq's keywords and values, read by libpq itself, so that every URL and conninfo string it knows is known here.
struct ConnectionParameters: Sendable, Equatable {
    private(set) var values: [String: String]

    init(url: String) throws(PostgresError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            // libpq's message quotes parts of the URL, which may be the password.
            PQfreemem(message)
            throw PostgresError(
                .configuration, "the database URL cannot be read",
                hint: "write postgresql://user@host:port/database?key=value, with reserved characters percent-encoded")
        }
        defer { PQconninfoFree(options) }
        values = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
    }

    subscript(keyword: String) -> String? {
        get { values[keyword] }
        set { values[keyword] = newValue }
    }

    /// Adds `-c name=value` to the session's start-up options.
    mutating func setting(_ name: String, _ value: String) {
        let escaped = value.map { $0 == " " || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        let earlier = values["options"].map { $0 + " " } ?? ""
        values["options"] = earlier + "-c \(name)=\(escaped)"
    }

    /// Whether connecting has to resolve a name.
    var needsNameResolution: Bool {
        guard values["hostaddr"] == nil, let host = values["host"] else { return false }
        return !host.isEmpty && !host.hasPrefix("/") && host.contains { !"0123456789.:[],%abcdefABCDEF".contains($0) }
    }
}
