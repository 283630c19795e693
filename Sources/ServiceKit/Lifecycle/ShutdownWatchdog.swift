internal import Dispatch
internal import Foundation
internal import Logging

/// Ends a process whose parts neither stop nor can be cancelled, for example because a server it waits for is frozen.
/// What matters is stored in the log and the database; a process that hangs on would only block its successor.
struct ShutdownWatchdog: Sendable {
    /// Time after the start of a shutdown; longer than the shutdown's own limit.
    let limit: Duration
    let logger: Logger
    /// Ends the process; tests give another.
    var end: @Sendable () -> Void = { exit(ExitCode.software.rawValue) }

    /// Starts to count. The timer dies with the process.
    func start() {
        let nanoseconds = limit / .nanoseconds(1)
        DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds))) { [logger, end] in
            logger.critical(
                "shutdown did not end in time; leaving",
                metadata: [LogKeys.hint: "what was in work is found again in the log and the database"])
            end()
        }
    }
}
