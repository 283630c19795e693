private import Blocking

/// Scans with ClamAV's daemon: the bytes go over its socket (INSTREAM), so the two need share no files.
///
/// clamd must be set to take documents of the size that is allowed: `StreamMaxLength`, and `MaxFileSize` and
/// `MaxScanSize`, beyond which it says that it found nothing unless `AlertExceedsMax yes` is set.
public final class ClamAVScanner: VirusScanner {
    private let configuration: ClamAVConfiguration
    private let lanes: BlockingLanes<Void>

    /// Nothing is connected yet.
    public init(_ configuration: ClamAVConfiguration) {
        self.configuration = configuration
        lanes = BlockingLanes("clamav", count: configuration.concurrency) {}
    }

    /// Looks at the content within `totalTimeout`.
    public func scan(_ content: [UInt8]) async -> ScanVerdict {
        let deadline = Deadline(after: configuration.totalTimeout)
        return await lanes.run { [configuration] _ in
            do throws(ScanFailure) {
                let session = try ClamAVSession(configuration, deadline: deadline)
                return ClamAVReply.verdict(try session.scan(content))
            } catch {
                return .couldNotScan(error)
            }
        }
    }

    /// Whether clamd answers PING with PONG.
    public var isReachable: Bool {
        get async {
            let deadline = Deadline(after: min(configuration.totalTimeout, configuration.connectTimeout * 2))
            return await lanes.run { [configuration] _ in
                do throws(ScanFailure) {
                    return try ClamAVSession(configuration, deadline: deadline).ping() == "PONG"
                } catch {
                    return false
                }
            }
        }
    }
}
