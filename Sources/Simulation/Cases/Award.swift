internal import Applications

/// What a grant brings: how often, from when, and how much.
struct Award: Sendable {
    let aim: Filing.Aim
    /// Months since year 0.
    private let firstMonth: Int
    /// The day of the month that payments are made by.
    private let payDay: Int
    /// Grosze of each payment.
    var amountGrosze: Int?
    /// How many payments were made.
    var paid = 0

    var payments: Int {
        switch aim {
        case .once: 1
        case .monthly(let months): months
        case .services: 0
        }
    }

    var isPaidUp: Bool { paid >= payments }

    var isMonthly: Bool { if case .monthly = aim { true } else { false } }

    /// The months granted; money given once, and services, have no time.
    var period: Decided.Period? {
        guard isMonthly, let from = Award.date(month: firstMonth, day: 1),
            let next = Award.date(month: firstMonth + payments, day: 1)
        else { return nil }
        return Decided.Period(from: from, to: next.adding(days: -1))
    }

    /// The month that the next payment is for, and the day it should be made by.
    var next: (month: YearMonth, by: LocalDate)? {
        guard isMonthly, let by = Award.date(month: firstMonth + paid, day: payDay),
            let month = YearMonth(year: by.year, month: by.month)
        else { return nil }
        return (month, by)
    }

    init(_ form: FormKind, filedOn: LocalDate, _ random: inout SplitMix64) {
        let filed = filedOn.year * 12 + filedOn.month - 1
        switch form {
        case .housingAllowance: (aim, firstMonth, payDay) = (.monthly(6), filed + 1, 10)
        case .assistance:
            let months = random.within(2...5)
            let kind = random.pick(["once": 52, "periodic": 24, "permanent": 11, "services": 13])
            firstMonth = filed
            payDay = random.within(12...24)
            switch kind {
            case "once": aim = .once
            case "periodic": aim = .monthly(months)
            case "permanent": aim = .monthly(12)
            default: aim = .services
            }
        case .needReport: (aim, firstMonth, payDay) = (.services, filed, 20)
        case .familyAllowance:
            // From November on, or from the month of filing where the period has begun; to October.
            let start = filedOn.month >= 7 && filedOn.month <= 10 ? filedOn.year * 12 + 10 : filed
            (aim, firstMonth, payDay) = (.monthly(12 - (start + 2) % 12), start, random.within(20...27))
        case .birthGrant: (aim, firstMonth, payDay) = (.once, filed, 20)
        case .nursingAllowance, .careBenefit:
            (aim, firstMonth, payDay) = (.monthly(random.within(12...24)), filed, random.within(20...27))
        case .parentalBenefit: (aim, firstMonth, payDay) = (.monthly(12), filed, random.within(20...27))
        case .alimony:
            // From October on, or from the month of filing; to September.
            let start = filedOn.month >= 7 && filedOn.month <= 9 ? filedOn.year * 12 + 9 : filed
            (aim, firstMonth, payDay) = (.monthly(12 - (start + 3) % 12), start, random.within(14...20))
        }
    }

    private static func date(month: Int, day: Int) -> LocalDate? {
        LocalDate(year: month / 12, month: month % 12 + 1, day: day)
    }
}
