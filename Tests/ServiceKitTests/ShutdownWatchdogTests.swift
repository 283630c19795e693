import Logging
import Testing

@testable import ServiceKit

struct ShutdownWatchdogTests {
    @Test func `a shutdown that does not end is ended`() async {
        await confirmation { ended in
            await withCheckedContinuation { continuation in
                ShutdownWatchdog(
                    limit: .milliseconds(1), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                    end: {
                        ended()
                        continuation.resume()
                    }
                ).start()
            }
        }
    }
}
