public import Hummingbird
internal import Logging
public import NIOCore

/// What a request carries through middleware and routes.
public struct ServiceRequestContext: RequestContext {
    /// Hummingbird's part.
    public var coreContext: CoreRequestContextStorage
    /// The request's position in its trace: the caller's when it sent a good `traceparent`, else a new one.
    public var trace: TraceContext
    /// The other end of the connection: the client or a proxy. Personal data, so it belongs in no log.
    public let peer: SocketAddress?

    /// A context with a new trace, which ``RequestObservation`` replaces by the caller's.
    public init(source: ApplicationRequestContextSource) {
        self.init(source, peer: source.channel.remoteAddress)
    }

    init(_ source: some RequestContextSource, peer: SocketAddress?) {
        coreContext = CoreRequestContextStorage(source: source)
        trace = TraceContext()
        self.peer = peer
    }
}
