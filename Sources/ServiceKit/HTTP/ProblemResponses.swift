internal import HTTPTypes
public import Hummingbird
internal import Logging

/// Turns every error that a route throws into a problem document; what the caller must not see stays in the log.
public struct ProblemResponses: RouterMiddleware {
    /// What this middleware works with.
    public typealias Context = ServiceRequestContext

    /// Add it after ``RequestObservation``, so that this one's answers are observed.
    public init() {}

    /// See the type.
    public func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response()
        } catch let error as any HTTPResponseError {
            return Problem.generic(status: error.status.code, traceID: context.trace.traceID).response()
        } catch {
            let kind = String(reflecting: type(of: error))
            context.logger.error(
                "request failed", metadata: [LogKeys.cause: "\(kind): \("\(error)".prefix(400))"])
            return Problem.internalError(traceID: context.trace.traceID).response()
        }
    }
}
