/// Every document that went in, with a fingerprint of what was filed under its number: a hash table in one file, so that
/// it may grow for years and memory does not. Slots of 64 bytes, aligned: a disk writes each whole or not at all.
///
/// A slot: 24 bytes of the document's hash, 16 of the fingerprint, run (8) and line (8) that filed it, check sum (8).
final class DocumentIndex {
    /// What a slot says.
    struct Entry: Equatable {
        /// The first 16 bytes.
        let fingerprint: [UInt8]
        let run: UInt64
        let line: Int
    }

    private static let slot = 64
    private static let name = "documents"
    private static let smallest = 4096
    private let folder: Folder
    private var file: DurableFile
    private var slots: Int
    /// Entries in the file.
    private(set) var count: Int

    init(in folder: Folder) throws(FileFailure) {
        self.folder = folder
        file = try DurableFile(folder.file(Self.name), for: .updating)
        let size = try file.size
        if size < Int64(Self.smallest * Self.slot) { try file.write([0], at: Int64(Self.smallest * Self.slot - 1)) }
        slots = max(Self.smallest, Int(size) / Self.slot)
        count = 0
        try forEachSlot { _ in count += 1 }
    }

    /// - Parameter document: SHA-256.
    func entry(_ document: [UInt8]) throws(FileFailure) -> Entry? {
        try place(of: document, in: file, slots: slots).entry
    }

    /// Files a document that has no entry yet.
    func insert(_ document: [UInt8], _ entry: Entry) throws(FileFailure) {
        if (count + 1) * 5 > slots * 3 { try grow() }
        let bytes = Self.encoded(document, entry)
        try file.write(bytes, at: Int64(try place(of: document, in: file, slots: slots).index * Self.slot))
        count += 1
    }

    /// Returns when every entry is on disk.
    func synchronize() throws(FileFailure) {
        try file.synchronize()
    }

    private func grow() throws(FileFailure) {
        let unfinished = ".\(Self.name).new"
        let larger = try DurableFile(folder.file(unfinished), for: .updating)
        try larger.truncate(to: 0)
        try larger.truncate(to: Int64(2 * slots * Self.slot))
        try forEachSlot { bytes throws(FileFailure) in
            let index = try place(of: Array(bytes.prefix(24)), in: larger, slots: 2 * slots).index
            try larger.write(Array(bytes), at: Int64(index * Self.slot))
        }
        try larger.synchronize()
        try folder.move(unfinished, to: Self.name, in: folder)
        file = larger
        slots *= 2
    }

    private func forEachSlot(_ body: (ArraySlice<UInt8>) throws(FileFailure) -> Void) throws(FileFailure) {
        var offset: Int64 = 0
        while true {
            let bytes = try file.read(1024 * Self.slot, at: offset)
            for start in stride(from: 0, to: bytes.count - Self.slot + 1, by: Self.slot) {
                let slot = bytes[start..<start + Self.slot]
                if Self.isIntact(slot) { try body(slot) }
            }
            guard bytes.count == 1024 * Self.slot else { return }
            offset += Int64(bytes.count)
        }
    }

    /// The document's slot, or the free one where it belongs. The table is never full.
    private func place(
        of document: [UInt8], in file: DurableFile, slots: Int
    ) throws(FileFailure) -> (index: Int, entry: Entry?) {
        let hash = document.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var index = Int(hash % UInt64(slots))
        while true {
            let slot = try file.read(Self.slot, at: Int64(index * Self.slot))
            if slot.count < Self.slot || slot.allSatisfy({ $0 == 0 }) { return (index, nil) }
            if slot[0..<24] == document[0..<24], Self.isIntact(slot[...]) { return (index, Self.entry(slot)) }
            index = (index + 1) % slots
        }
    }

    private static func encoded(_ document: [UInt8], _ entry: Entry) -> [UInt8] {
        let bytes = document.prefix(24) + entry.fingerprint.prefix(16) + word(entry.run) + word(UInt64(entry.line))
        return bytes + word(check(bytes))
    }

    private static func entry(_ slot: [UInt8]) -> Entry {
        Entry(fingerprint: Array(slot[24..<40]), run: number(slot[40..<48]), line: Int(number(slot[48..<56])))
    }

    private static func isIntact(_ slot: ArraySlice<UInt8>) -> Bool {
        number(slot.suffix(8)) == check(slot.dropLast(8)) && slot.contains { $0 != 0 }
    }

    /// FNV-1a, 64 bits.
    private static func check(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func word(_ number: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
