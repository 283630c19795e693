public import Applications

/// What a benefit is, from its `benefit.json`.
public struct Benefit: Sendable, Equatable {
    /// How long a granted benefit is paid and when.
    public struct PaymentPeriod: Sendable, Equatable {
        /// Length in months.
        public let months: Int
        /// Day of the month by which it is paid.
        public let payDay: Int
        /// The same in Polish, for people.
        public let text: String
    }

    /// One of the centre's areas.
    public struct Area: Sendable, Hashable {
        /// Stable identifier.
        public let code: String
        /// In Polish.
        public let name: String
    }

    /// One version of a form and the filing days it is for.
    public struct Edition: Sendable, Equatable {
        /// Identifier of the form.
        public let id: String
        /// Version of the form.
        public let version: String
        /// Short Polish name; nil where the benefit has one form only.
        public let title: String?
        /// Code on the paper form, such as `SR-1`.
        public let code: String?
        /// First filing day.
        public let validFrom: LocalDate
        /// Last filing day, also of an application begun before a newer version; nil while there is no end.
        public let validTo: LocalDate?

        func isValid(on day: LocalDate) -> Bool { validFrom <= day && (validTo.map { day <= $0 } ?? true) }
    }

    /// Wire code, as in the topic name.
    public let code: BenefitCode
    /// Polish name.
    public let name: String
    /// The area the centre's departments follow.
    public let area: Area
    /// One Polish sentence for applicants.
    public let summary: String
    /// Acts of law, in Polish.
    public let legalBasis: [String]
    /// Who decides, with the article.
    public let decidingAuthority: String
    /// Who handles the case.
    public let handlingOffice: String
    /// Kafka topic of the applications.
    public let topic: String
    /// Channels by which an application may come.
    public let channels: [String]
    /// The payment period, where the benefit has one for all.
    public let paymentPeriod: PaymentPeriod?
    /// Editions of its forms: forms in the order of the file, each form's oldest first.
    public let editions: [Edition]

    /// What new applications of a day are filed on: of each form the edition that became valid last.
    public func current(on day: LocalDate) -> [Edition] {
        var current: [Edition] = []
        for edition in editions where edition.isValid(on: day) {
            if let index = current.firstIndex(where: { $0.id == edition.id }) {
                current[index] = edition
            } else {
                current.append(edition)
            }
        }
        return current
    }

    init(_ file: DefinitionReader, folder: String) throws(FormLoadError) {
        code = BenefitCode(rawValue: try file.string("code"))
        guard code.rawValue == folder else { throw file.error("code must be the folder's name, \"\(folder)\"") }
        topic = try file.string("topic")
        guard topic == "applications.\(folder).v1" else {
            throw file.error("topic must be \"applications.\(folder).v1\"")
        }
        name = try file.string("name")
        let area = try file.required("area")
        self.area = Area(code: try area.string("code"), name: try area.string("name"))
        summary = try file.string("summary")
        legalBasis = try file.strings("legalBasis")
        decidingAuthority = try file.required("authority").string("decides")
        handlingOffice = try file.required("authority").string("handles")
        channels = try file.strings("channels")
        paymentPeriod = try file.optional("paymentPeriod").map { (period) throws(FormLoadError) in
            PaymentPeriod(
                months: try period.int("months"), payDay: try period.int("payDay"),
                text: try period.string("description"))
        }
        var editions: [Edition] = []
        for item in try file.items("forms") {
            let from = try item.date("validFrom")
            let to = item.optional("validTo") == nil ? nil : try item.date("validTo")
            guard to.map({ from <= $0 }) ?? true else { throw item.error("validTo is before validFrom") }
            editions.append(
                Edition(
                    id: try item.string("id"), version: try item.string("version"),
                    title: try item.optionalString("title"), code: try item.optionalString("code"), validFrom: from,
                    validTo: to))
        }
        guard !editions.isEmpty else { throw file.error("forms must list at least one form") }
        self.editions = Benefit.ordered(editions)
    }

    private static func ordered(_ editions: [Edition]) -> [Edition] {
        var ids: [String] = []
        for edition in editions where !ids.contains(edition.id) { ids.append(edition.id) }
        return ids.flatMap { id in editions.filter { $0.id == id }.sorted { $0.validFrom < $1.validFrom } }
    }
}
