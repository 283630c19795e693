internal import Applications
internal import JSON

/// How alimony was enforced, in vain.
struct AlimonyEnforcement: Sendable {
    private let proof: String?
    private let bailiff: (name: String, seat: String, caseNumber: String)
    private let abroad: (country: String?, obstacle: String)?
    private let statement: (from: LocalDate, to: LocalDate, due: Int, recovered: Int)?

    var attachmentKinds: [String] {
        if abroad != nil { return ["foreign-enforcement-note"] }
        return proof == "bailiff-certificate" ? ["bailiff-certificate"] : []
    }

    init(monthlyGrosze: Int, on day: LocalDate, _ random: inout SplitMix64) {
        let isAbroad = random.chance(0.05)
        let obstacle = random.pick(["no-legal-basis": 6, "address-unknown": 4])
        let country = random.pick(["GB", "US", "DE", "NO", "UA"])
        abroad = isAbroad ? (obstacle == "no-legal-basis" ? country : nil, obstacle) : nil
        proof =
            isAbroad
            ? nil : random.pick(["bailiff-certificate": 66, "centre-obtains": 22, "own-statement": 12])
        let sex: Sex = random.chance(0.4) ? .female : .male
        bailiff = (
            "\(FirstNames.any(sex, bornIn: 1978, &random)) \(Surnames.any(&random).form(for: sex))",
            "Komornik Sądowy przy Sądzie Rejonowym w \(random.pick(["Tarnowskich Górach", "Bytomiu", "Gliwicach"]))",
            "Kmp \(random.within(1...260))/\(random.within(16...25))"
        )
        let due = monthlyGrosze * 2
        let recovered = random.chance(0.3) ? due * random.within(1...40) / 100 : 0
        let end = day.adding(days: -random.within(1...12))
        statement = proof == "own-statement" ? (end.adding(months: -2), end, due, recovered) : nil
    }

    /// Writes the member `enforcement`.
    func write(to writer: inout JSONWriter) {
        writer.object("enforcement") {
            if let abroad {
                $0.object("abroad") {
                    $0.member("country", abroad.country)
                    $0.member("obstacle", abroad.obstacle)
                }
                $0.member("place", "abroad")
            } else {
                $0.object("bailiff") {
                    $0.member("caseNumber", bailiff.caseNumber)
                    $0.member("name", bailiff.name)
                    $0.member("seat", bailiff.seat)
                }
                $0.member("place", "poland")
                $0.member("proof", proof)
            }
        }
    }

    /// Writes the member `ineffectiveness`, which takes the place of the bailiff's certificate.
    func writeStatement(to writer: inout JSONWriter) {
        guard let statement else { return }
        writer.object("ineffectiveness") {
            $0.member("criminalLiability", true)
            $0.member("dueGrosze", statement.due)
            $0.member("periodFrom", statement.from)
            $0.member("periodTo", statement.to)
            $0.member("recoveredGrosze", statement.recovered)
        }
    }
}
