internal import Logging

/// The metadata of one line, in the order of the keys. There are few, so that places are found by looking.
struct LogFields {
    private(set) var entries: [(key: String, value: Logger.Metadata.Value)] = []

    /// A value given later replaces an earlier one of the same key.
    mutating func add(_ metadata: Logger.Metadata) {
        entries.reserveCapacity(entries.count + metadata.count)
        for (key, value) in metadata { set(key, value) }
    }

    mutating func set(_ key: String, _ value: Logger.Metadata.Value) {
        let position = entries.firstIndex { $0.key >= key } ?? entries.endIndex
        if position < entries.endIndex, entries[position].key == key {
            entries[position].value = value
        } else {
            entries.insert((key, value), at: position)
        }
    }

    func contains(_ key: String) -> Bool {
        entries.contains { $0.key == key }
    }
}
