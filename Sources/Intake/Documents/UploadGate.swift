import Synchronization

/// Bounds the uploads in work: each holds its document in memory, and anybody may upload.
final class UploadGate: Sendable {
    private let inside = Atomic<Int>(0)
    private let maximum: Int

    init(maximum: Int) { self.maximum = maximum }

    /// False when there is no place; then there is nothing to leave.
    func enter() -> Bool {
        if inside.wrappingAdd(1, ordering: .relaxed).newValue <= maximum { return true }
        leave()
        return false
    }

    func leave() { inside.wrappingSubtract(1, ordering: .relaxed) }
}
