import Applications

/// Until when a draft is kept, as people read it.
enum DraftTerm {
    static func text(_ until: Instant) -> String {
        "\(DateText(until.warsawDate, .polish).text), godz. \(until.warsawClock)"
    }
}
