internal import Glibc

/// Keeps the C library from holding memory back for every thread.
public enum MemoryArenas {
    /// Two arenas instead of eight for each core: records are made on one thread and given back on others, and each arena
    /// keeps what it once had. Measured at a rebuild: 161 instead of 274 MB. Call it before other threads exist.
    public static func limit() {
        // Glibc's module does not have malloc.h; where there is no such function, there are no arenas either.
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let set = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        _ = set(arenaMaximum, 2)
    }

    /// `M_ARENA_MAX` of malloc.h.
    private static let arenaMaximum: Int32 = -8
}
