/// The statements prepared on one connection. A reconnect starts with an empty one.
///
/// One SQL text may be prepared for several parameter types; NULL fits any of them.
struct PreparedStatements {
    private struct Variant {
        let name: String
        let types: [UInt32]
    }

    private static let limit = 256
    private var variants: [String: [Variant]] = [:]
    private var count = 0
    private var nextName = 1

    /// The name under which the SQL is, or is being, prepared.
    func name(for sql: String, types: [UInt32]) -> String? {
        variants[sql]?.first { variant in
            variant.types.count == types.count && zip(variant.types, types).allSatisfy { $0 == $1 || $1 == 0 }
        }?.name
    }

    /// A new name, or nil when the connection already holds as many as it should.
    mutating func add(_ sql: String, types: [UInt32]) -> String? {
        guard count < Self.limit else { return nil }
        let name = "s\(nextName)"
        nextName += 1
        count += 1
        variants[sql, default: []].append(Variant(name: name, types: types))
        return name
    }

    /// Preparing failed or was skipped.
    mutating func remove(_ sql: String, name: String) {
        guard let index = variants[sql]?.firstIndex(where: { $0.name == name }) else { return }
        variants[sql]?.remove(at: index)
        count -= 1
    }

    /// The server dropped or outdated them; names are never used twice on a connection.
    mutating func forget() {
        variants = [:]
        count = 0
    }
}
