extension Sequence where Element == UInt8 {
    /// Whether `text` occurs in these bytes, byte by byte. For short texts.
    func contains(subsequence text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return true }
        let found = withContiguousStorageIfAvailable { bytes in
            var position = 0
            while let start = bytes[position...].firstIndex(of: first) {
                if bytes[start...].starts(with: wanted) { return true }
                position = start + 1
            }
            return false
        }
        return found ?? Array(self).contains(subsequence: text)
    }
}
