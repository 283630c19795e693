import Applications

extension Assessment {
    /// The outcome in a few Polish words, for lists.
    public var summary: String {
        switch outcome {
        case .notEntitled(let reason), .undetermined(let reason): reason
        case .entitled(let payments):
            payments.isEmpty
                ? "Warunki, które zna tabela stawek, są spełnione. Kwoty nie ma, bo to pomoc rzeczowa."
                : payments.map(\.summary).joined(separator: "; ")
        }
    }

    /// The amount for lists: what is due each month at the beginning, or the one-off sum where nothing is monthly. The
    /// least of a range; nil without payments.
    public var amount: Money? {
        guard case .entitled(let payments) = outcome, !payments.isEmpty else { return nil }
        let monthly = payments.filter { $0.rhythm == .monthly }
        guard !monthly.isEmpty else { return Self.sum(payments) }
        let start = monthly.compactMap(\.from).min()
        return Self.sum(monthly.filter { $0.from == nil || $0.from == start })
    }

    private static func sum(_ payments: [SuggestedPayment]) -> Money { payments.reduce(.zero) { $0 + $1.low } }
}

extension SuggestedPayment {
    /// `dodatek mieszkaniowy razem z ryczałtem: 373,88 zł miesięcznie od 1.05.2026 do 31.10.2026`.
    fileprivate var summary: String {
        let sum = high.map { $0 == low ? "\(low)" : "od \(low) do \($0)" } ?? "co najmniej \(low)"
        let often =
            switch rhythm {
            case .monthly: "miesięcznie"
            case .once: "jednorazowo"
            case .schoolMonths: "miesięcznie od września do czerwca"
            }
        let days = [from.map { "od \($0.polish)" }, to.map { "do \($0.polish)" }].compactMap { $0 }
        return "\(title): " + ([sum, often] + (rhythm == .once ? [] : days)).joined(separator: " ")
    }
}
