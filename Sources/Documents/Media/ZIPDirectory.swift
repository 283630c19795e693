/// The central directory of a ZIP file (APPNOTE.TXT 6.3.10 §4.3), read strictly: what two readers could see differently
/// is refused.
///
/// Refused: anything before the first entry or after the last record, encryption, more than one disk, ZIP64, entries
/// that overlap or whose local header says something else, names that leave the folder, and bombs by the sizes that the
/// directory declares.
struct ZIPDirectory {
    struct Entry {
        let name: String
        let isStored: Bool
        let packedSize: Int
        let size: Int
        /// Where the packed bytes begin.
        let start: Int
    }

    let entries: [Entry]

    private static let localSignature = 0x0403_4B50
    private static let centralSignature = 0x0201_4B50
    private static let endSignature = 0x0605_4B50
    private static let maximumEntries = 2000
    /// Unpacked bytes altogether, and how many times the packed size they may be.
    private static let maximumSize = 256 << 20
    private static let maximumRatio = 200

    static func isZIP(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 22 && bytes.number(at: 0, bytes: 4) == localSignature
    }

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let end = Self.end(bytes) else { return nil }
        let count = bytes.number(at: end + 10, bytes: 2)
        let size = bytes.number(at: end + 12, bytes: 4)
        let start = bytes.number(at: end + 16, bytes: 4)
        // One disk, and the directory exactly before its end record.
        guard bytes.number(at: end + 4, bytes: 4) == 0, bytes.number(at: end + 8, bytes: 2) == count,
            (1...Self.maximumEntries).contains(count), start + size == end
        else { return nil }
        var entries: [Entry] = []
        var position = start
        for _ in 0..<count {
            guard let (entry, next) = Self.entry(bytes, at: position, directory: start, end: end) else { return nil }
            entries.append(entry)
            position = next
        }
        guard position == end, Self.isApart(entries, directory: start), Self.isModest(entries, fileSize: bytes.count),
            Set(entries.map(\.name)).count == entries.count
        else { return nil }
        self.entries = entries.sorted { $0.start < $1.start }
    }

    /// The end record, whose comment must reach exactly to the end of the file.
    private static func end(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var position = bytes.count - 22
        let first = max(0, position - 0xFFFF)
        while position >= first {
            if bytes.number(at: position, bytes: 4) == endSignature {
                return position + 22 + bytes.number(at: position + 20, bytes: 2) == bytes.count ? position : nil
            }
            position -= 1
        }
        return nil
    }

    private static func entry(
        _ bytes: UnsafeRawBufferPointer, at position: Int, directory: Int, end: Int
    ) -> (Entry, next: Int)? {
        guard position + 46 <= end, bytes.number(at: position, bytes: 4) == centralSignature else { return nil }
        let flags = bytes.number(at: position + 8, bytes: 2)
        let method = bytes.number(at: position + 10, bytes: 2)
        let nameLength = bytes.number(at: position + 28, bytes: 2)
        let rest = bytes.number(at: position + 30, bytes: 2) + bytes.number(at: position + 32, bytes: 2)
        let local = bytes.number(at: position + 42, bytes: 4)
        let next = position + 46 + nameLength + rest
        // Bit 0: encrypted, bit 6: strongly, bit 13: directory masked. Stored or deflated, nothing else.
        guard next <= end, flags & 0x2041 == 0, method == 0 || method == 8, local + 30 + nameLength <= directory,
            bytes.number(at: local, bytes: 4) == localSignature, bytes.number(at: local + 6, bytes: 2) & 0x2041 == 0,
            bytes.number(at: local + 8, bytes: 2) == method, bytes.number(at: local + 26, bytes: 2) == nameLength,
            bytes[local + 30..<local + 30 + nameLength].elementsEqual(bytes[position + 46..<position + 46 + nameLength])
        else { return nil }
        let name = String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
        guard isInside(name) else { return nil }
        let start = local + 30 + nameLength + bytes.number(at: local + 28, bytes: 2)
        let packedSize = bytes.number(at: position + 20, bytes: 4)
        guard start + packedSize <= directory else { return nil }
        let size = bytes.number(at: position + 24, bytes: 4)
        return (Entry(name: name, isStored: method == 0, packedSize: packedSize, size: size, start: start), next)
    }

    private static func isInside(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains("\0")
            && !name.split(separator: "/").contains("..")
    }

    /// The first entry at the file's beginning, none inside another.
    private static func isApart(_ entries: [Entry], directory: Int) -> Bool {
        var reached = 0
        for entry in entries.sorted(by: { $0.start < $1.start }) {
            guard entry.start - 30 - entry.name.utf8.count >= reached else { return false }
            reached = entry.start + entry.packedSize
        }
        return reached <= directory
    }

    private static func isModest(_ entries: [Entry], fileSize: Int) -> Bool {
        let size = entries.reduce(0) { $0 + $1.size }
        return size <= maximumSize && size <= fileSize * maximumRatio
            && entries.allSatisfy { !$0.isStored || $0.size == $0.packedSize }
    }
}

extension UnsafeRawBufferPointer {
    /// A little-endian number; the caller knows that it is inside.
    fileprivate func number(at position: Int, bytes count: Int) -> Int {
        self[position..<position + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
