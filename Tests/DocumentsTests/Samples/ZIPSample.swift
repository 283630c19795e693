/// A ZIP file with stored entries, and whatever lies in it a test wants.
struct ZIPSample {
    struct Entry {
        var name: String
        var content: [UInt8]
        var flags: UInt16 = 0
        /// What the local header says, when the two differ.
        var localFlags: UInt16?
        var method: UInt16 = 0
        /// What the central directory says, when it lies.
        var declaredSize: UInt32?
        var localName: String?

        init(_ name: String, _ content: String) {
            self.name = name
            self.content = Array(content.utf8)
        }
    }

    var entries: [Entry]
    /// Every directory entry points at the first file.
    var overlaps = false
    var comment: [UInt8] = []

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    var bytes: [UInt8] {
        var files: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = overlaps ? 0 : files.count
            let size = UInt32(entry.content.count)
            let name = Array((entry.localName ?? entry.name).utf8)
            files +=
                little(UInt32(0x0403_4B50)) + little(UInt16(20)) + little(entry.localFlags ?? entry.flags)
                + little(entry.method)
            files += [UInt8](repeating: 0, count: 8) + little(size) + little(entry.declaredSize ?? size)
            files += little(UInt16(name.count)) + little(UInt16(0)) + name + entry.content
            directory += little(UInt32(0x0201_4B50)) + little(UInt32(20 << 16 | 20)) + little(entry.flags)
            directory += little(entry.method) + [UInt8](repeating: 0, count: 8) + little(size)
            directory += little(entry.declaredSize ?? size) + little(UInt16(entry.name.utf8.count))
            directory += [UInt8](repeating: 0, count: 12) + little(UInt32(offset)) + entry.name.utf8
        }
        let count = little(UInt16(entries.count))
        return files + directory + little(UInt32(0x0605_4B50)) + little(UInt32(0)) + count + count
            + little(UInt32(directory.count)) + little(UInt32(files.count)) + little(UInt16(comment.count)) + comment
    }

    private func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }
}
