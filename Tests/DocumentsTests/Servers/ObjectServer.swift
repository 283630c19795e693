import Foundation

@testable import Documents

/// A real S3 server with an empty bucket: ministack, in which `make run` keeps its log.
struct ObjectServer: Sendable {
    struct NotInstalled: Error, CustomStringConvertible {
        let description = ".local/venv has no ministack: 'make bootstrap' installs it; or set WNIOSEK_S3_ENDPOINT"
    }

    /// Over plain HTTP; the server that `WNIOSEK_S3_ENDPOINT` names, when it is set.
    static let shared = Task {
        guard let endpoint = ProcessInfo.processInfo.environment["WNIOSEK_S3_ENDPOINT"] else {
            return try await ObjectServer(isSecure: false)
        }
        return try await ObjectServer(endpoint: endpoint)
    }

    /// Over TLS, with a certificate that it made for itself.
    static let secure = Task { try await ObjectServer(isSecure: true) }

    let configuration: S3Configuration
    private let server: ChildServer?

    private init(endpoint: String) async throws {
        server = nil
        configuration = Self.configuration(endpoint)
        _ = await Self.makeBucket(configuration)
    }

    private init(isSecure: Bool) async throws {
        let package = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
        let python = String(package.dropFirst()) + "/.local/venv/bin/python"
        guard FileManager.default.isExecutableFile(atPath: python) else { throw NotInstalled() }
        let port = try ChildServer.freePort()
        let server = try ChildServer { folder in
            [
                "/usr/bin/env", "BIND_HOST=127.0.0.1", "GATEWAY_PORT=\(port)", "SERVICES=s3", "IOT_MTLS_ENABLED=0",
                "LOG_LEVEL=WARNING", "PYTHONDONTWRITEBYTECODE=1", "TMPDIR=\(folder.path)",
                "USE_SSL=\(isSecure ? 1 : 0)", python, "-m", "ministack.app",
            ]
        }
        var configuration = Self.configuration("\(isSecure ? "https" : "http")://127.0.0.1:\(port)")
        if isSecure { configuration.authorities = server.folder.path + "/ministack-tls/server.crt" }
        self.server = server
        self.configuration = configuration
        try await server.wait { [configuration] in await Self.makeBucket(configuration) }
    }

    private static func makeBucket(_ configuration: S3Configuration) async -> Bool {
        let request = S3Request(method: .put, path: "/\(configuration.bucket)")
        return await (try? S3Client(configuration))?.answers(request, within: .seconds(5)) ?? false
    }

    private static func configuration(_ endpoint: String) -> S3Configuration {
        S3Configuration(
            endpoint: endpoint, allowsPlainHTTP: endpoint.hasPrefix("http:"),
            bucket: "documents-\(UUID().uuidString.lowercased())", region: "us-east-1", accessKey: "local",
            secretKey: "local")
    }
}
