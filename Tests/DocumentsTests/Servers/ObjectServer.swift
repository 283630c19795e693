import Foundation

@testable import Documents

/// A real S3 server with an empty bucket: the one `make run` keeps its log in, or the one that `WNIOSEK_S3_ENDPOINT`
/// names.
struct ObjectServer: Sendable {
    struct NotInstalled: Error, CustomStringConvertible {
        let description = ".local/venv has no ministack: 'make bootstrap' installs it; or set WNIOSEK_S3_ENDPOINT"
    }

    static let shared = Task { try await ObjectServer() }

    let configuration: S3Configuration
    private let server: ChildServer?

    private init() async throws {
        if let endpoint = ProcessInfo.processInfo.environment["WNIOSEK_S3_ENDPOINT"] {
            server = nil
            configuration = Self.configuration(endpoint)
        } else {
            let package = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
            let python = String(package.dropFirst()) + "/.local/venv/bin/python"
            guard FileManager.default.isExecutableFile(atPath: python) else { throw NotInstalled() }
            let port = try ChildServer.freePort()
            server = try ChildServer(environment: [
                "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": "\(port)", "SERVICES": "s3", "IOT_MTLS_ENABLED": "0",
                "LOG_LEVEL": "WARNING", "PYTHONDONTWRITEBYTECODE": "1",
            ]) { _ in [python, "-m", "ministack.app"] }
            configuration = Self.configuration("http://127.0.0.1:\(port)")
        }
        let client = try S3Client(configuration)
        let makeBucket = S3Request(method: .put, path: "/\(configuration.bucket)")
        let isThere: () async -> Bool = { await client.answers(makeBucket, within: .seconds(5)) }
        if let server { try await server.wait(until: isThere) } else { _ = await isThere() }
    }

    private static func configuration(_ endpoint: String) -> S3Configuration {
        S3Configuration(
            endpoint: endpoint, allowsPlainHTTP: true, bucket: "documents-\(UUID().uuidString.lowercased())",
            region: "us-east-1", accessKey: "local", secretKey: "local")
    }
}
