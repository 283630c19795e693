public import HTTPTypes
public import Hummingbird
public import Metrics

extension Router where Context == ServiceRequestContext {
    /// A router that observes requests and answers errors as problems. Add routes to it.
    public static func standard(metrics: any MetricsFactory) -> Router<ServiceRequestContext> {
        let router = Router(context: ServiceRequestContext.self)
        router.add(middleware: RequestObservation(metrics: metrics))
        router.add(middleware: ProblemResponses())
        return router
    }

    /// Answers 405 for methods that a path does not know; without it they would be 404.
    ///
    /// - Parameters:
    ///   - path: the path as it was given to its routes.
    ///   - allowed: the methods that have routes there.
    public func refuseOtherMethods(_ path: RouterPath, allowed: [HTTPRequest.Method]) {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
        for method in known where !allowed.contains(method) {
            on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(allowed: allowed) }
        }
    }
}
