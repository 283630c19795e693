import Applications
import Testing

@Suite struct PayloadTests {
    @Test(
        arguments: [
            (BenefitCode.housingAllowance, SupplementRequested.Basis.formalDefects, 6, false),
            (.housingAllowance, .formalDefects, 7, true),
            (.housingAllowance, .formDefect, 14, false),
            (.familyBenefits, .formDefect, 13, false),
            (.familyBenefits, .formDefect, 14, true),
            (.familyBenefits, .missingDocuments, 13, false),
            (.alimonyFund, .missingDocuments, 14, true),
            (.alimonyFund, .missingDocuments, 30, true),
            (.alimonyFund, .missingDocuments, 31, false),
            (.socialAssistance, .formalDefects, Int.max, false),
            (BenefitCode(rawValue: "bon-cieplowniczy"), .formalDefects, 7, true),
        ])
    func `a call gives the days its basis demands`(
        _ benefit: BenefitCode, _ basis: SupplementRequested.Basis, _ days: Int, _ valid: Bool
    ) throws {
        let state = try Folding.state(at: .inVerification, benefit: benefit)
        let event = Sample.event(9, Sample.call(basis, days: days), benefit: benefit)
        #expect(Folding.refusal(of: event, in: state) == (valid ? nil : .invalidPayload))
    }

    static let broken: [(Status, EventBody)] = [
        (.inVerification, .supplementRequested(SupplementRequested(defects: [], basis: .formalDefects, days: 7))),
        (.inVerification, Sample.call(servedOn: "2026-03-01")),
        (.inVerification, Sample.decided(grosze: -1)),
        (.inVerification, Sample.decided(grosze: Int.max)),
        (.inVerification, Sample.decided(.refused, grosze: 100)),
        (.inVerification, Sample.decided(on: "2026-03-01")),
        (
            .inVerification,
            .decided(
                Decided(
                    outcome: .granted, decisionNumber: "1", decidedOn: Sample.date("2026-03-02"),
                    period: Decided.Period(from: Sample.date("2026-09-30"), to: Sample.date("2026-04-01"))))
        ),
        (.decided, Sample.served(on: "2026-03-01")),
        (.decisionServed, Sample.appealed(on: "2026-03-01")),
        (.decisionServed, Sample.final(.noAppeal, on: "2026-03-16")),
        (.appealed, Sample.resolved(.upheld, by: .authority)),
        (.appealed, Sample.resolved(.remanded, by: .authority)),
        (.appealed, Sample.resolved(.upheld, on: "2026-03-01")),
        (.final, Sample.paid(-1)),
        (.final, Sample.paid(0)),
        (.final, Sample.paid(Int.max)),
        (.final, Sample.paid(on: "2026-03-01")),
        (.inVerification, .deadlineExtended(DeadlineExtended(until: Sample.date("2026-04-02"), reason: "Opinia"))),
        (.submitted, .registered(Registered(caseNumber: " ", registeredOn: Sample.date("2026-03-02")))),
        (.submitted, .noteAdded(NoteAdded(text: "\n"))),
        (.submitted, .supplemented(Supplemented(channel: .paper, documents: []))),
        (
            .submitted,
            .supplemented(
                Supplemented(
                    channel: .paper,
                    documents: [AttachedDocument(sha256: "XYZ", mediaType: "image/png", size: 1, name: "a.png")]))
        ),
    ]

    @Test(arguments: broken.indices)
    func `details that break a rule are refused and change nothing`(_ index: Int) throws {
        let (status, body) = Self.broken[index]
        let state = try Folding.state(at: status)
        let outcome = Fold.apply(Sample.event(9, body), to: state)
        #expect(
            outcome
                == .refused(Refusal(code: .invalidPayload, status: status, currentVersion: state.version)), "\(body)")
    }

    @Test func `an event of another benefit or another application is refused`() throws {
        let state = try Folding.state(at: .inVerification)
        let other = Sample.event(9, Sample.note, benefit: .alimonyFund)
        #expect(Folding.refusal(of: other, in: state) == .invalidPayload)
        let stranger = Sample.event(9, Sample.note, application: 2)
        #expect(Folding.refusal(of: stranger, in: state) == .unknownApplication)
    }

    @Test(arguments: [("2026-03-02", false), ("2026-03-09", false), ("2026-03-10", true)])
    func `a call has consequences only when its last day is over`(_ day: String, _ allowed: Bool) throws {
        let state = try Folding.state(at: .supplementRequested)
        #expect(state.deadline(.supplementBy)?.due == Sample.date("2026-03-09"))
        let event = Sample.event(9, Sample.left(.defectsNotMended), at: day)
        #expect(Folding.refusal(of: event, in: state) == (allowed ? nil : .forbiddenTransition))
    }

    @Test func `a call that was not served has no consequences until it is`() throws {
        let path = (Sample.path(to: .inVerification) + [Sample.call(servedOn: nil)])
            .map { (day: "2026-03-02", body: $0) }
        let unserved = try Folding.state(path)
        let left = Sample.event(9, Sample.left(.defectsNotMended), at: "2026-12-01")
        #expect(unserved.deadline(.supplementBy) == nil)
        #expect(Folding.refusal(of: left, in: unserved) == .forbiddenTransition)
        let served = try Folding.state(path + [(day: "2026-03-20", body: Sample.call(servedOn: "2026-03-16"))])
        #expect(served.deadline(.supplementBy)?.due == Sample.date("2026-03-23"))
        #expect(Folding.refusal(of: left, in: served) == nil)
    }
}
