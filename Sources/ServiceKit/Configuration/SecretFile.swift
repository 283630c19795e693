internal import Foundation

/// How the bytes of a secret lie in its file.
public enum SecretFormat: Sendable, Hashable {
    /// Base64 of exactly so many bytes; white space around it is ignored.
    case base64(byteCount: Int)
    /// Any content from 1 byte to so many.
    case content(maximumBytes: Int)

    /// What a person has to put there.
    var expectation: String {
        switch self {
        case .base64(let byteCount): "the path of a readable file with the base64 of \(byteCount) bytes"
        case .content(let maximumBytes): "the path of a readable file of 1 to \(maximumBytes) bytes"
        }
    }
}

/// A secret that lies in a file: the key `x.file` (`X_FILE`) holds the path, which is no secret, and the content never
/// appears anywhere.
public struct SecretFile: Sendable {
    /// The key with the path. Declared like any other, so that a bad file is found when the service starts.
    public let key: ConfigurationKey<String>
    /// What the file holds.
    public let format: SecretFormat

    /// - Parameter name: ends in `.file` by custom.
    public init(_ name: String, _ meaning: String, format: SecretFormat, isRequired: Bool = true) {
        self.format = format
        key = ConfigurationKey(
            name, meaning, unit: nil, default: nil, isRequired: isRequired, isSecret: false,
            restriction: format.expectation,
            code: { path in
                do throws(ConfigurationProblem.Code) {
                    _ = try Self.read(path, format)
                    return nil
                } catch {
                    return error
                }
            })
    }

    /// The secret's bytes.
    public func load(from configuration: ServiceConfiguration) throws(ConfigurationErrors) -> [UInt8] {
        let path = try configuration.value(key)
        do {
            return try Self.read(path, format)
        } catch {
            throw ConfigurationErrors([
                ConfigurationProblem(
                    code: error, key: key.name, environmentName: key.environmentName, expected: format.expectation,
                    given: path)
            ])
        }
    }

    static func read(_ path: String, _ format: SecretFormat) throws(ConfigurationProblem.Code) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw .fileUnreadable }
        switch format {
        case .base64(let byteCount):
            let text = String(decoding: data.prefix(4 * byteCount + 64), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            guard let bytes = Data(base64Encoded: text), bytes.count == byteCount else { throw .fileMalformed }
            return Array(bytes)
        case .content(let maximumBytes):
            guard (1...maximumBytes).contains(data.count) else { throw .fileMalformed }
            return Array(data)
        }
    }
}
