public import Hummingbird
internal import Logging

/// What a request carries through middleware and routes.
public struct ServiceRequestContext: RequestContext {
    /// Hummingbird's part.
    public var coreContext: CoreRequestContextStorage
    /// The request's position in its trace: the caller's when it sent a good `traceparent`, else a new one.
    public var trace: TraceContext

    /// A context with a new trace, which ``RequestObservation`` replaces by the caller's.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        trace = TraceContext()
    }
}
