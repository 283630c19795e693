import Blocking
import Curl
import ServiceKit

/// The client of the worker that makes tagged PDFs out of HTML.
struct PDFWorker: Sendable {
    private let url: String
    private let timeout: Duration
    private let lanes: BlockingLanes<CurlHandle>
    /// Bounds the documents that wait: each is held in memory.
    private let gate: UploadGate

    private static let waitingPerConnection = 8
    private static let connectTimeout = Duration.seconds(3)

    /// - Parameters:
    ///   - url: `http://` or `https://`; other protocols fail.
    ///   - timeout: for one document, with waiting for a free connection.
    ///   - connections: documents in work at the same time.
    init(url: String, timeout: Duration, connections: Int) throws(CurlError) {
        self.url = url
        self.timeout = timeout
        gate = UploadGate(maximum: connections * Self.waitingPerConnection)
        lanes = try BlockingLanes("pdf", count: connections) { () throws(CurlError) in try CurlHandle() }
    }

    /// Nil when none is configured.
    static func configured(_ configuration: ServiceConfiguration) throws -> PDFWorker? {
        guard let url = try configuration.optional(PDFWorkerKeys.url) else { return nil }
        let timeout = Duration.milliseconds(try configuration.value(PDFWorkerKeys.timeout))
        let connections = try configuration.value(PDFWorkerKeys.connections)
        do throws(CurlError) {
            return try PDFWorker(url: url, timeout: timeout, connections: connections)
        } catch {
            throw StartupFailure(error.reason, hint: "check the libcurl of this machine", exitCode: .software)
        }
    }

    /// - Parameter html: UTF-8.
    func print(_ html: [UInt8]) async throws(PDFFailure) -> [UInt8] {
        guard gate.enter() else { throw PDFFailure(kind: .unavailable, reason: "too many documents wait") }
        defer { gate.leave() }
        let (url, deadline) = (url, Deadline(after: timeout))
        let result = await lanes.run { handle -> Result<[UInt8], PDFFailure> in
            do throws(PDFFailure) {
                return .success(try Self.exchange(html, url, deadline, &handle))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Blocks.
    private static func exchange(
        _ html: [UInt8], _ url: String, _ deadline: Deadline, _ handle: inout CurlHandle
    ) throws(PDFFailure) -> [UInt8] {
        let limit = deadline.remaining
        guard limit > .zero else {
            throw PDFFailure(kind: .unavailable, reason: "no connection to the worker became free in time")
        }
        let answer = PDFAnswer()
        handle.reset()
        defer { handle.reset() }
        do throws(CurlError) {
            try handle.set(.url, to: url)
            try handle.set(.protocols, to: "http,https")
            try handle.set(.proxy, to: "")
            try handle.set(.connectTimeout, to: connectTimeout)
            try handle.set(.timeout, to: limit)
            // Without `Expect` nobody waits for a worker that does not know 100 Continue.
            try handle.set(
                .headers, to: ["Content-Type: text/html; charset=utf-8", "Accept: application/pdf", "Expect:"])
            try handle.perform(answer, sending: html)
        } catch {
            throw answer.failure(error.reason)
        }
        return try answer.document(status: handle.status)
    }
}
