internal import JSON

/// An XML document as the one row of its file.
final class XMLRows: RowSource {
    private(set) var position: RowPosition
    private let file: DurableFile
    private let mapping: MappingFile.Document
    private let limits: RowLimits

    init(_ file: DurableFile, at position: RowPosition, mapping: MappingFile.Document, limits: RowLimits) {
        self.file = file
        self.position = position
        self.mapping = mapping
        self.limits = limits
    }

    func next() throws -> Draft? {
        guard position == .start else { return nil }
        let size = try file.size
        guard size <= Int64(limits.document) else { throw UnreadableFile.documentTooLarge(limits.document) }
        let bytes = try file.read(Int(size), at: 0)
        let fields: [XMLFields.Field]
        do throws(XMLFields.Fault) {
            fields = try XMLFields(bytes, mapping: mapping).fields
        } catch {
            throw UnreadableFile(error, expectedRoot: mapping.root)
        }
        position = RowPosition(offset: size, line: 2)
        return draft(fields)
    }

    /// A document of another template is told by a few of its elements as well as by all.
    private static let namedElements = 20

    private func draft(_ fields: [XMLFields.Field]) -> Draft {
        var draft = Draft(line: 1)
        var assembly = AnswerAssembly()
        var unmapped = 0
        for field in fields {
            let name = ElementPath.plain(field.path)
            switch mapping.mapping.meaning(of: field.path) {
            case .documentID: draft.documentID = field.text
            case .receivedOn: draft.receivedOn = field.text
            case .answer(let place, let kind):
                draft.columns[place.pointer] = name
                assembly.add(field.text, from: name, to: place, as: kind)
            case .ignored: break
            case .unknown:
                unmapped += 1
                guard unmapped <= Self.namedElements else { continue }
                draft.problems.append(
                    RowProblem(
                        code: "unmapped-element",
                        message: "Dokument zawiera element, którego opis wzoru nie zna: uzupełnij plik "
                            + "schemas/importer/\(mapping.mapping.file).",
                        column: name))
            }
        }
        draft.take(&assembly, lists: mapping.mapping.lists, limit: limits.row)
        return draft
    }
}

extension Draft {
    /// Takes what was put together, with its problems.
    mutating func take(_ assembly: inout AnswerAssembly, lists: ListShape, limit: Int) {
        let answers = assembly.answers(lists)
        problems += assembly.problems
        guard let answers else { return }
        do {
            self.answers = try JSONDocument(
                parsing: answers,
                limits: JSONLimits(maximumBytes: limit, maximumDepth: JSONLimits.standard.maximumDepth))
        } catch {
            problems.append(.tooLong(limit))
        }
    }
}
