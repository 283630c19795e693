/// Which optional members of a value follow. A bit that was once written keeps its meaning for ever; a new member takes
/// the next one.
protocol PresenceSet: OptionSet where RawValue == UInt16 {
    /// All bits with a meaning.
    static var known: Self { get }
}

extension PresenceSet where Element == Self {
    /// Notes whether the member is there.
    mutating func note<Value>(_ member: Self, _ value: Value?) {
        if value != nil { insert(member) }
    }
}
