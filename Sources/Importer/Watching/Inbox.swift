/// Which files of the inbox are whole. A file is when two looks, a moment apart, saw the same size and time; one that is
/// still being written is named `.part`, or grows.
struct Inbox {
    /// The last look.
    private var seen: Set<Folder.Entry> = []

    struct Look: Equatable {
        /// Names of whole files, in order.
        let ready: [String]
        /// All that wait, those not yet whole among them.
        let waiting: Int
    }

    mutating func look(_ entries: [Folder.Entry]) -> Look {
        let candidates = entries.filter { !$0.name.hasSuffix(".part") }
        defer { seen = Set(candidates) }
        return Look(ready: candidates.filter(seen.contains).map(\.name), waiting: candidates.count)
    }
}
