public import Applications

/// Which state of a case is asked for.
public enum Moment: Sendable, Equatable {
    /// As it stands.
    case latest
    /// As it stood at a point of time. What counts is the events' own time (`ce_time`), not when they were written to
    /// the log. An event takes effect no earlier than those before it in the log: where times are equal or out of
    /// order, the log decides, so going back in time never shows a case that nobody can have seen.
    case time(Instant)
    /// As it stood after so many accepted events.
    case version(Int)
}
