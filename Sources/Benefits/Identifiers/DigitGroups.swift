/// Reads digits that people write in groups: single separators between digits are skipped, anything else ends reading.
struct DigitGroups {
    enum Separators {
        case space, hyphen

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .space: byte == UInt8(ascii: " ")
            case .hyphen: byte == UInt8(ascii: "-")
            }
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let separators: Separators
    private var position: Int
    private var isAfterDigit = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, separators: Separators, from position: Int = 0) {
        self.bytes = bytes
        self.separators = separators
        self.position = position
    }

    /// The next digit; nil at the end or at the first byte that is neither a digit nor one separator between digits.
    mutating func next() -> Int? {
        guard position < bytes.count else { return nil }
        var ahead = position
        if isAfterDigit, separators.contains(bytes[ahead]) { ahead += 1 }
        guard ahead < bytes.count, let digit = CheckDigits.digit(bytes[ahead]) else { return nil }
        position = ahead + 1
        isAfterDigit = true
        return digit
    }

    /// Every byte was read.
    var isComplete: Bool { position == bytes.count }
}
