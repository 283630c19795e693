internal import Foundation
internal import FoundationXML

/// The texts of an XML document with the paths of their elements and attributes.
struct XMLFields {
    struct Field: Equatable {
        /// With every number, see ``ElementPath``.
        let path: String
        let text: String
    }

    enum Fault: Error, Equatable {
        case prologue(XMLPrologue.Fault)
        case notWellFormed(line: Int)
        case tooDeep
        case tooManyElements
        case otherRoot(String)
    }

    static let maximumDepth = 64
    static let maximumElements = 20_000
    /// Bytes of one path: every field keeps its own, so long names would multiply.
    static let maximumPath = 2_000

    /// In the order of the document.
    let fields: [Field]

    init(_ bytes: [UInt8], mapping: MappingFile.Document) throws(Fault) {
        do throws(XMLPrologue.Fault) {
            try XMLPrologue.check(bytes)
        } catch {
            throw .prologue(error)
        }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let walk = XMLWalk(mapping)
        parser.delegate = walk
        let isWellFormed = parser.parse()
        if let fault = walk.fault { throw fault }
        guard isWellFormed, walk.isComplete, parser.parserError == nil else {
            throw .notWellFormed(line: parser.lineNumber)
        }
        fields = walk.fields
    }
}

/// Follows the parser and keeps where it is.
private final class XMLWalk: NSObject, XMLParserDelegate {
    private struct Level {
        let path: String
        let plain: String
        let isIgnored: Bool
        var text = ""
        /// Elements of each name so far.
        var children: [String: Int] = [:]
    }

    private(set) var fields: [XMLFields.Field] = []
    private(set) var fault: XMLFields.Fault?
    private(set) var isComplete = false
    private let mapping: MappingFile.Document
    private var levels: [Level] = []
    private var elements = 0

    init(_ mapping: MappingFile.Document) {
        self.mapping = mapping
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard fault == nil else { return }
        let name = prefixed(name, namespaceURI)
        elements += 1
        if levels.isEmpty, name != mapping.root { return stop(parser, .otherRoot(name)) }
        if levels.count >= XMLFields.maximumDepth { return stop(parser, .tooDeep) }
        if elements > XMLFields.maximumElements { return stop(parser, .tooManyElements) }
        let level = enter(name)
        if level.path.utf8.count > XMLFields.maximumPath { return stop(parser, .tooDeep) }
        levels.append(level)
        guard !level.isIgnored else { return }
        for (attribute, text) in attributes.sorted(by: { $0.key < $1.key })
        where !attribute.contains(":") && attribute != "xmlns" {
            if attribute.utf8.count > XMLFields.maximumPath { return stop(parser, .tooDeep) }
            add("\(level.path)/@\(attribute)", text)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        guard fault == nil, !levels.isEmpty else { return }
        levels[levels.count - 1].text += text
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        guard fault == nil, let level = levels.popLast() else { return }
        if !level.isIgnored { add(level.path, level.text) }
        isComplete = levels.isEmpty
    }

    private func enter(_ name: String) -> Level {
        guard let parent = levels.last else {
            return Level(path: "\(name)[1]", plain: name, isIgnored: mapping.ignored.contains(name))
        }
        let number = parent.children[name, default: 0] + 1
        levels[levels.count - 1].children[name] = number
        let plain = "\(parent.plain)/\(name)"
        return Level(
            path: "\(parent.path)/\(name)[\(number)]", plain: plain,
            isIgnored: parent.isIgnored || mapping.ignored.contains(plain))
    }

    private func add(_ path: String, _ text: String) {
        let text = text.trimmed
        if !text.isEmpty { fields.append(XMLFields.Field(path: path, text: text)) }
    }

    /// Namespaces that the mapping does not name keep their whole name, so that nothing is taken for another's.
    private func prefixed(_ name: String, _ namespace: String?) -> String {
        guard let namespace, !namespace.isEmpty else { return name }
        guard let prefix = mapping.prefixes[namespace] else { return "{\(namespace)}\(name)" }
        return prefix.isEmpty ? name : "\(prefix):\(name)"
    }

    private func stop(_ parser: XMLParser, _ fault: XMLFields.Fault) {
        self.fault = fault
        parser.abortParsing()
    }
}
