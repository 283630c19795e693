/// Owns arrays of plain values that are read through pointers, without bounds checks and reference counts.
///
/// Pointers are valid while their owner lives. An empty array has a pointer that must not be read.
final class PlainMemory {
    private var blocks: [UnsafeMutableRawPointer] = []

    deinit {
        for block in blocks { block.deallocate() }
    }

    func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
        let start = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        start.initialize(from: elements, count: elements.count)
        blocks.append(UnsafeMutableRawPointer(start))
        return UnsafePointer(start)
    }

    func copy<Element: BitwiseCopyable>(_ element: Element) -> UnsafePointer<Element> {
        copy([element])
    }
}
