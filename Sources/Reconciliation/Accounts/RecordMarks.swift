/// What is known of one offset: the fates that rows name, and whether the log has a record there.
struct RecordMarks: OptionSet, Hashable {
    let rawValue: UInt8

    static let accepted = RecordMarks(rawValue: 1)
    static let duplicate = RecordMarks(rawValue: 2)
    static let refused = RecordMarks(rawValue: 4)
    static let parked = RecordMarks(rawValue: 8)
    /// Two rows name the same fate.
    static let repeated = RecordMarks(rawValue: 16)
    /// The log has a record at the offset.
    static let inLog = RecordMarks(rawValue: 32)

    static let fates: RecordMarks = [.accepted, .duplicate, .refused, .parked]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ fate: Fate) {
        switch fate {
        case .accepted: self = .accepted
        case .duplicate: self = .duplicate
        case .refused: self = .refused
        case .parked: self = .parked
        }
    }

    /// The first fate named; nil where no row names one.
    var fate: Fate? { Fate.allCases.first { contains(RecordMarks($0)) } }

    /// More than one row claims the record.
    var isContested: Bool { contains(.repeated) || intersection(.fates).rawValue.nonzeroBitCount > 1 }
}
