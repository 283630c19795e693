import Applications
import HTTPTypes
import Hummingbird
import JSON
import ServiceKit

/// `POST /api/v1/applications/{reference}/supplements` and `…/withdrawal`: the applicant's later acts. The tracking code
/// travels in the body.
struct ActRoutes: Sendable {
    let desk: ActDesk
    let maximumBody: Int
    let metrics: IntakeMetrics
    let attempts: AttemptGate

    func supplement(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        try await take(request, context) { body throws(ActRequest.Invalid) in
            try ActRequest.supplement(body)
        }
    }

    func withdraw(_ request: Request, _ context: ServiceRequestContext) async throws -> Response {
        try await take(request, context) { body throws(ActRequest.Invalid) in
            try ActRequest.withdrawal(body)
        }
    }

    private func take(
        _ request: Request, _ context: ServiceRequestContext,
        reading: (JSONNode) throws(ActRequest.Invalid) -> ActRequest
    ) async throws -> Response {
        let reference = Reference(parsing: try context.parameters.require("reference"))
        let key = try IdempotencyKey(of: request)
        let body = try await JSONBody.collect(request, upTo: maximumBody)
        let document = try JSONBody.parse(body)
        let act: ActRequest
        do throws(ActRequest.Invalid) {
            act = try reading(document.root)
        } catch {
            throw IntakeProblems.invalid(error.problems)
        }
        let attempt: AttemptGate.Attempt
        do throws(TooManyAttempts) {
            attempt = try attempts.enter(request, context, reference: reference)
        } catch {
            throw IntakeProblems.tooManyAttempts(error)
        }
        let answer = try await desk.take(act, reference: reference, key: key, trace: context.trace.child().header)
        if !answer.isWrongPair { attempt.giveBack() }
        metrics.act(act.content.name, answer: answer)
        switch answer {
        case .received(let document, let isPending, _):
            return Response.json(document, status: isPending ? .accepted : .created, isPersonal: true)
        case .noSuchPair: throw IntakeProblems.noSuchPair
        case .problems(let problems): throw IntakeProblems.invalid(problems)
        case .refused(let status): throw IntakeProblems.actRefused(status)
        case .parked: throw IntakeProblems.actParked
        case .keyReused: throw IntakeProblems.keyReused
        case .unavailable: throw IntakeProblems.actUnconfirmed
        case .statusUnavailable: throw IntakeProblems.actUnavailable
        case .documentsUnavailable: throw IntakeProblems.actUnavailable
        }
    }
}

extension ActDesk.Answer {
    fileprivate var isWrongPair: Bool {
        if case .noSuchPair = self { true } else { false }
    }
}
