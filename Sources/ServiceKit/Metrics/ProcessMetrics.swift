internal import Foundation

/// Memory, processor time, descriptors and start of the process, under the names that Prometheus clients share.
public struct ProcessMetrics: Sendable {
    private let startTime: Double

    /// Remembers now as the start.
    public init() {
        startTime = Date().timeIntervalSince1970
    }

    /// What can be read; nothing where there is no `/proc`.
    public func samples() -> [MetricSample] {
        var samples = [
            MetricSample(
                "process_start_time_seconds", .gauge, "Start of the process since 1970, in seconds.", value: startTime)
        ]
        if let data = FileManager.default.contents(atPath: "/proc/self/stat"),
            let usage = Self.usage(
                stat: String(decoding: data, as: UTF8.self), ticksPerSecond: sysconf(Int32(_SC_CLK_TCK)),
                pageSize: sysconf(Int32(_SC_PAGESIZE)))
        {
            samples.append(
                MetricSample(
                    "process_cpu_seconds_total", .counter, "User and system time, in seconds.",
                    value: usage.processorSeconds))
            samples.append(
                MetricSample(
                    "process_resident_memory_bytes", .gauge, "Resident memory, in bytes.",
                    value: Double(usage.residentBytes)))
        }
        if let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            samples.append(
                MetricSample("process_open_fds", .gauge, "Open file descriptors.", value: Double(descriptors.count)))
        }
        return samples
    }

    /// proc(5): fields are counted after the command in parentheses, which may itself hold spaces and parentheses.
    static func usage(
        stat: String, ticksPerSecond: Int, pageSize: Int
    ) -> (processorSeconds: Double, residentBytes: Int)? {
        guard let end = stat.lastIndex(of: ")"), ticksPerSecond > 0 else { return nil }
        let fields = stat[stat.index(after: end)...].split(whereSeparator: \.isWhitespace)
        // fields[0] is field 3 of the manual.
        guard fields.count > 21, let user = Int(fields[11]), let system = Int(fields[12]), let pages = Int(fields[21])
        else { return nil }
        return (Double(user + system) / Double(ticksPerSecond), pages * pageSize)
    }
}
