import Applications
import Benefits
import Hummingbird
import ServiceKit

/// Finds the form that a request's address names, or says what to do instead.
struct FormFinder: Sendable {
    let catalogue: FormCatalogue
    let now: @Sendable () -> Instant

    func benefit(_ context: some RequestContext) throws -> Benefit {
        let code = BenefitCode(rawValue: try context.parameters.require("benefit"))
        if let benefit = catalogue.benefit(code) { return benefit }
        if let elsewhere = catalogue.elsewhere(code) { throw IntakeProblems.handledElsewhere(elsewhere) }
        throw Problem.notFound(detail: "Nie przyjmujemy wniosków o takie świadczenie. Lista: /api/v1/benefits.")
    }

    /// The version named, whatever the day; without one the benefit's first form as it is in force.
    func form(_ context: some RequestContext) throws -> FormDefinition {
        try form(context, on: now().warsawDate)
    }

    private func form(_ context: some RequestContext, on day: LocalDate) throws -> FormDefinition {
        guard let id = context.parameters.get("form"), let version = context.parameters.get("version") else {
            return try current(context, on: day)
        }
        let benefit = try benefit(context)
        guard let form = catalogue.form(benefit: benefit.code, id: id, version: version) else {
            throw IntakeProblems.noSuchForm(benefit)
        }
        return form
    }

    private func current(_ context: some RequestContext, on day: LocalDate) throws -> FormDefinition {
        let code = BenefitCode(rawValue: try context.parameters.require("benefit"))
        if let form = catalogue.current(benefit: code, on: day) { return form }
        _ = try benefit(context)
        throw IntakeProblems.noFormToday
    }

    /// The same, when it may be filed on that day.
    func formToFile(_ context: some RequestContext, on day: LocalDate) throws -> FormDefinition {
        if context.parameters.get("form") == nil { return try current(context, on: day) }
        let form = try form(context, on: day)
        let acceptance = catalogue.acceptance(
            benefit: form.benefit, form: form.id, version: form.version, on: day)
        switch acceptance {
        case .open(let form): return form
        case .endedOn(let day): throw IntakeProblems.formEnded(day, benefit: form.benefit)
        case .notBefore(let day): throw IntakeProblems.formNotYet(day)
        case .unknown: throw IntakeProblems.noFormToday
        }
    }
}
