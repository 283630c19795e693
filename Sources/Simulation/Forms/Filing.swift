internal import Applications

/// The way one form is being filled in.
struct Filing: Sendable {
    let filedOn: LocalDate
    let channel: FilingChannel
    /// What is asked for.
    let aim: Aim
    /// Whether this is the second time, after a call: then every document named is there.
    var isCorrection = false

    /// The amount and time that a grant would have, as far as the form leaves it open.
    enum Aim: Sendable, Equatable {
        /// Money once.
        case once
        /// Money for so many months.
        case monthly(Int)
        /// Help that is not money.
        case services
    }
}

/// A form that was filled in.
struct FilledForm: Sendable {
    /// RFC 8785.
    let answers: [UInt8]
    let contact: Submitted.Contact?
    let documents: [AttachedDocument]
    /// What a grant would bring each time, in grosze; nil for help that is not money.
    let amountGrosze: Int?
    /// Whether the applicant would be written to in Ukrainian.
    let isForeign: Bool
}
