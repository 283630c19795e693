internal import ServiceLifecycle

/// Comes last, so that it is the first to hear of a shutdown: readiness goes before anything stops.
struct ReadinessGate: Service {
    let health: HealthChecks
    /// Time for a load balancer to see it.
    let drainDelay: Duration
    /// Nil where nothing may end the process, as in tests.
    let watchdog: ShutdownWatchdog?

    func run() async {
        health.enter(.ready)
        await withGracefulShutdownHandler {
            // The error is the cancellation of a process that is not shutting down in order.
            try? await gracefulShutdown()
            if drainDelay > .zero { try? await ContinuousClock().sleep(for: drainDelay) }
        } onGracefulShutdown: {
            health.enter(.draining)
            watchdog?.start()
        }
    }
}
