/// Output that grows, written through a plain pointer: an array would check its uniqueness at every append.
struct ByteBuffer: ~Copyable {
    private var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = max(64, capacity)
        bytes = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit {
        bytes.deallocate()
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        bytes.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    @inline(__always)
    mutating func append(contentsOf source: UnsafeBufferPointer<UInt8>) {
        guard let start = source.baseAddress else { return }
        if source.count > capacity &- count { grow(by: source.count) }
        (bytes + count).copyMemory(from: start, byteCount: source.count)
        count &+= source.count
    }

    mutating func append(contentsOf source: [UInt8]) {
        source.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        bytes = larger
    }

    /// A copy of what was written.
    var array: [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
