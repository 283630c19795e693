import HTTPTypes

/// Something sealed that a browser keeps, in as many cookies as it needs: each may hold 4,096 bytes only.
struct SealedCookie: Sendable {
    /// Without the `__Host-` prefix and the number.
    let name: String
    let sealer: Sealer
    /// How many cookies it may take: servers and proxies take headers of some 32 KB.
    var mostChunks = 7

    private static let chunk = 3_800

    private var base: String { "__Host-\(name)" }

    /// What the browser has kept; nil when nothing, or not all of it, or nothing of ours.
    func read(_ cookies: SentCookies) -> [UInt8]? {
        guard let first = cookies["\(base)-0"], let dot = first.firstIndex(of: "."),
            let count = Int(first[..<dot]), (1...mostChunks).contains(count)
        else { return nil }
        var text = String(first[first.index(after: dot)...])
        for number in 1..<count {
            guard let next = cookies["\(base)-\(number)"] else { return nil }
            text += next
        }
        return sealer.open(text, as: name)
    }

    /// The headers that make the browser keep it; nil when it is too large.
    ///
    /// - Parameter seconds: how long; nil: until the browser is closed.
    func write(_ bytes: [UInt8], keeping seconds: Int?, over cookies: SentCookies) -> [HTTPField]? {
        guard let text = sealer.seal(bytes, as: name) else { return nil }
        var rest = text[...]
        var parts: [Substring] = []
        while !rest.isEmpty {
            parts.append(rest.prefix(Self.chunk))
            rest = rest.dropFirst(Self.chunk)
        }
        guard parts.count <= mostChunks else { return nil }
        let set = parts.enumerated().map { number, part in
            SetCookie.field(
                "\(base)-\(number)", number == 0 ? "\(parts.count).\(part)" : String(part), maximumAge: seconds)
        }
        let written = Set(parts.indices.map { "\(base)-\($0)" })
        return set + stale(cookies).filter { !written.contains($0) }.map(SetCookie.removal)
    }

    /// The headers that make the browser forget it.
    func remove(_ cookies: SentCookies) -> [HTTPField] { stale(cookies).map(SetCookie.removal) }

    private func stale(_ cookies: SentCookies) -> [String] {
        cookies.names(with: "\(base)-").filter { $0.dropFirst(base.count + 1).allSatisfy(\.isNumber) }
    }
}
