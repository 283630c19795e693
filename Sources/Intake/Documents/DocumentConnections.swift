import Documents
import ServiceKit

/// Store and scanner as the configuration names them.
enum DocumentConnections {
    /// A bucket when one is configured, else the directory.
    static func store(_ configuration: ServiceConfiguration) throws -> any DocumentStore {
        guard let endpoint = try configuration.optional(IntakeKeys.documentEndpoint) else {
            let folder = try configuration.value(IntakeKeys.documentDirectory)
            do throws(DocumentStoreError) {
                return try DirectoryStore(folder: folder)
            } catch {
                throw StartupFailure(
                    error.description, hint: "make the folder that DOCUMENTS_DIRECTORY names usable for this user",
                    exitCode: .configuration)
            }
        }
        let secret = try IntakeKeys.documentSecretKey.load(from: configuration)
        let bucket = S3Configuration(
            endpoint: endpoint, allowsPlainHTTP: try configuration.value(IntakeKeys.documentPlainHTTP),
            bucket: try configuration.value(IntakeKeys.documentBucket),
            region: try configuration.value(IntakeKeys.documentRegion),
            accessKey: try configuration.value(IntakeKeys.documentAccessKey),
            secretKey: String(decoding: secret.filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        do throws(S3ConfigurationError) {
            return try S3Store(bucket)
        } catch {
            throw StartupFailure(
                error.description, hint: "correct the keys DOCUMENTS_S3_…", exitCode: .configuration)
        }
    }

    /// Nil when none is named, which is a mistake where a scan is required: every document would be turned away.
    static func scanner(_ configuration: ServiceConfiguration) throws -> ClamAVScanner? {
        guard let text = try configuration.optional(IntakeKeys.scannerAddress) else {
            guard try !configuration.value(IntakeKeys.scannerRequired) else {
                throw StartupFailure(
                    "documents are to be scanned, and no scanner is named",
                    hint:
                        "name a clamd with SCANNER_ADDRESS, or say SCANNER_REQUIRED=false to keep documents unscanned",
                    exitCode: .configuration)
            }
            return nil
        }
        guard let address = ClamAVConfiguration.Address(text) else {
            throw StartupFailure(
                "SCANNER_ADDRESS is no address of clamd", hint: "write tcp://host:port or unix:/path",
                exitCode: .configuration)
        }
        return ClamAVScanner(ClamAVConfiguration(address: address))
    }
}
