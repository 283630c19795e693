internal import JSON

/// How a benefit other than the housing allowance is to be paid.
struct Payout: Sendable {
    private let method: String
    private let account: String
    private let holder: String

    init(to person: Person, _ random: inout SplitMix64) {
        method = random.pick(["bank-account": 84, "cash-desk": 9, "postal-order": 7])
        account = BankAccount.make(&random)
        holder = person.fullName
    }

    /// Writes the member `payout`.
    func write(to writer: inout JSONWriter) {
        writer.object("payout") {
            if method == "bank-account" {
                $0.member("accountHolder", holder)
                $0.member("accountNumber", account)
            }
            $0.member("method", method)
        }
    }
}
