import Applications
import Hummingbird
import Kafka
import NIOCore
import ServiceKit

/// Limits that `make bench` compares a submission with, on the same server in the same run: a bare route, a route that
/// only reads the body, and one that only appends the same bytes. Off unless `limit.routes.enabled` says so.
struct LimitRoutes: Sendable {
    let log: any RecordLog
    let topic: String
    let maximumBody: Int

    func bare() -> Response { Response.json(Array("{}".utf8)) }

    func body(_ request: Request) async throws -> Response {
        _ = try await JSONBody.collect(request, upTo: maximumBody)
        return bare()
    }

    /// The key is random, so that records spread over the partitions as applications do.
    func produce(_ request: Request) async throws -> Response {
        let body = try await JSONBody.collect(request, upTo: maximumBody)
        let key = UUID128(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max)).description
        _ = try await log.append(
            ProducerRecord(
                topic: topic, key: Array(key.utf8), value: Array(body.readableBytesView),
                headers: Self.headers),
            within: .seconds(5))
        return bare()
    }

    /// As many headers as an event has, of like size.
    private static let headers = (0..<12).map {
        KafkaHeader(key: "limit_header_\($0)", value: Array("0123456789abcdef0123456789abcdef".utf8))
    }
}
