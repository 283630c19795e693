import Applications
import ArgumentParser
import Foundation
import JSON
import Receipts

/// Receipts that applicants hold.
struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Receipts that applicants hold.", subcommands: [Verify.self])

    /// Checks a receipt with the authority's public key alone: no server is asked.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks the signature of a receipt, and whether it is the receipt for a form.")

        @Argument(help: "The receipt as intake answered it.")
        var receipt: String

        @Option(help: "The authority's public key, base64url (GET /api/v1/receipt-keys).")
        var publicKey: String

        @Option(help: "The form as it was sent; its hash must be the receipt's.")
        var form: String?

        func run() async throws {
            try await CommandFailure.reporting {
                guard let key = Base64URL.decode(publicKey), let verifier = ReceiptVerifier(publicKey: key) else {
                    throw CommandFailure(.configuration, "--public-key is not an Ed25519 public key in base64url")
                }
                let document = try Self.document(receipt)
                switch verifier.check(document.root) {
                case .genuine: break
                case .altered:
                    throw CommandFailure(.differs, "the signature does not belong to this receipt: it was altered")
                case .otherKey(let keyID):
                    throw CommandFailure(.differs, "signed with another key (\(keyID)); ask for that public key")
                case .unreadable(let member):
                    throw CommandFailure(.failed, "not a receipt: \(member) is missing or wrong")
                }
                if let form {
                    let hash = Hex.encode(Identity.sha256(try Self.document(form).root.canonical()))
                    guard document.root.at(pointer: "/receipt/dataSha256")?.string == hash else {
                        throw CommandFailure(.differs, "the receipt is genuine, but for other data than this form")
                    }
                }
                print("genuine")
            }
        }

        private static func document(_ path: String) throws -> JSONDocument {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandFailure(.failed, "cannot read \(path)")
            }
            do {
                return try JSONDocument(parsing: Array(data))
            } catch {
                throw CommandFailure(.failed, "\(path) is not JSON: \(error.code.rawValue) at byte \(error.byteOffset)")
            }
        }
    }
}
