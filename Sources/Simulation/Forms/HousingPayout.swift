internal import JSON

/// To whom a housing allowance goes: to the manager, mostly; the lump sum for fuel to the applicant.
struct HousingPayout: Sendable {
    private let recipient: String
    private let account: String
    private let lumpSum: (method: String, account: String?)?

    init(_ dwelling: RentedDwelling, _ random: inout SplitMix64) {
        recipient =
            dwelling.isOwnHouse
            ? "applicant" : random.pick(["manager": 90, "other-entitled": 7, "applicant": 3])
        account = BankAccount.make(&random)
        let method = random.pick(["bank-account": 6, "cash-desk": 3, "postal-order": 1])
        let own = BankAccount.make(&random)
        lumpSum = dwelling.hasEverything ? nil : (method, method == "bank-account" ? own : nil)
    }

    func write(to writer: inout JSONWriter) {
        writer.object("payout") {
            $0.object("allowance") {
                if recipient == "other-entitled" { $0.member("accountHolder", "Najemca lokalu") }
                $0.member("accountNumber", account)
                $0.member("recipient", recipient)
            }
            guard let lumpSum else { return }
            $0.object("lumpSum") {
                $0.member("accountNumber", lumpSum.account)
                $0.member("method", lumpSum.method)
            }
        }
    }
}
