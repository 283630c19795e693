import Foundation
import JSON
import Receipts
import Reconciliation

/// Receipts in files: a document in each, or in each line of a `.jsonl` or `.ndjson` file.
struct ReceiptFiles {
    private static let lineSuffixes = [".jsonl", ".ndjson"]

    private let files: [String]
    private let verifier: ReceiptVerifier?

    /// - Parameters:
    ///   - path: a file, or a folder whose `.json`, `.jsonl` and `.ndjson` files are read, those of its folders too.
    ///   - verifier: checks signatures; nil: they are not checked.
    init(path: String, verifier: ReceiptVerifier?) throws {
        self.verifier = verifier
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(.failed, "cannot read \(path)")
        }
        guard isFolder.boolValue else {
            files = [path]
            return
        }
        guard let names = FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) else {
            throw CommandFailure(.failed, "cannot read the folder \(path)")
        }
        files =
            names
            .filter { name in ([".json"] + Self.lineSuffixes).contains { name.hasSuffix($0) } }
            .sorted().map { "\(path)/\($0)" }
        if files.isEmpty { throw CommandFailure(.failed, "\(path) holds no .json, .jsonl or .ndjson file") }
    }

    /// Every receipt; what is none, or not genuine, becomes a difference.
    func read(noting differences: inout DifferenceList) throws -> [PresentedReceipt] {
        var receipts: [PresentedReceipt] = []
        for file in files {
            // Mapped: the file of a year's receipts is larger than what is kept of them.
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe) else {
                throw CommandFailure(.failed, "cannot read \(file)")
            }
            if Self.lineSuffixes.contains(where: file.hasSuffix) {
                for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
                    take(line, named: "\(file):\(number + 1)", into: &receipts, &differences)
                }
            } else {
                take(data, named: file, into: &receipts, &differences)
            }
        }
        return receipts
    }

    private func take(
        _ text: Data, named name: String, into receipts: inout [PresentedReceipt], _ differences: inout DifferenceList
    ) {
        func note(_ kind: Difference.Kind, _ what: String) {
            differences.add(Difference(kind, ofReceipt: name, what))
        }
        do {
            let document = try JSONDocument(parsing: Array(text)).root
            switch verifier?.check(document) {
            case nil, .genuine: break
            case .altered: note(.receiptNotGenuine, "the signature does not belong to this receipt")
            case .otherKey(let keyID): note(.receiptNotGenuine, "signed with another key, \(keyID)")
            case .unreadable(let member): note(.receiptNotGenuine, "not signed: \(member) is missing or wrong")
            }
            receipts.append(try PresentedReceipt(document, named: name))
        } catch let error as JSONSyntaxError {
            note(.receiptUnreadable, "not JSON: \(error.code.rawValue) at byte \(error.byteOffset)")
        } catch let defect as PresentedReceipt.Defect {
            note(.receiptUnreadable, "not a receipt: \(defect.member) is missing or wrong")
        } catch {
            note(.receiptUnreadable, "not a receipt")
        }
    }
}
