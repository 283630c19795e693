internal import Glibc

/// A failed system call in words.
enum SystemError {
    static func text(_ call: String, _ number: Int32) -> String {
        // Since glibc 2.32 each thread has a buffer of its own for this.
        guard let words = strerror(number) else { return "\(call): error \(number)" }
        return "\(call): \(String(cString: words))"
    }
}
