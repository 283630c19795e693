/// Receipts by what became of what they confirm.
public struct ReceiptTally: Sendable, Equatable {
    /// Presented.
    public var presented = 0
    /// Of topics that were not compared.
    public var skipped = 0
    /// Confirmed by the log.
    public var inLog = 0
    /// In the log, and accounted for by every projection that follows: accepted, the same event again, or refused where
    /// the receipt did not promise an effect.
    public var projected = 0
    /// In the log, and set aside by a projection.
    public var parked = 0
    /// In the log, and not reached by a projection yet.
    public var toCome = 0

    /// Nothing.
    public init() {}

    /// Those with a difference.
    public var wrong: Int { presented - skipped - projected - parked - toCome }
}
