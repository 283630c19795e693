public import Applications
public import JSON
import JSONSchema

/// One version of a form: its schema, its presentation and the checks that go across fields.
///
/// A class because it is made once and then passed along with every submission.
public final class FormDefinition: Sendable {
    /// What filing it begins.
    public enum Kind: String, Sendable {
        /// A demand that ends in a decision.
        case application
        /// A report of a need, possibly by somebody else.
        case report
    }

    /// What filing it begins.
    public let kind: Kind
    /// Identifier of the form.
    public let id: String
    /// Version of the form.
    public let version: String
    /// The benefit it applies for.
    public let benefit: BenefitCode
    /// Polish title.
    public let title: String
    /// Polish introduction.
    public let intro: String?
    /// Its parts in order.
    public let sections: [FormSection]
    /// `schema.json` as it is published (application/schema+json).
    public let schemaBytes: [UInt8]
    /// `form.json` as it is published.
    public let presentationBytes: [UInt8]

    let schema: CompiledSchema
    let outline: FormOutline
    let checks: [FormCheck]
    private let emailPath: AnswerPath?
    private let phonePath: AnswerPath?
    private let documentsPath: AnswerPath?

    /// Id and version, as events name them.
    public var identity: Submitted.Form { Submitted.Form(id: id, version: version) }

    /// Compiles a form from its two files.
    init(schemaFile: String, schema: [UInt8], formFile: String, form: [UInt8]) throws(FormLoadError) {
        let schemaReader = try DefinitionReader(file: schemaFile, bytes: schema)
        do {
            self.schema = try CompiledSchema(compiling: schemaReader.node, formats: .polish)
        } catch {
            throw FormLoadError(file: schemaFile, pointer: error.pointer, reason: error.reason)
        }
        let reader = try DefinitionReader(file: formFile, bytes: form)
        id = try reader.string("id")
        version = try reader.string("version")
        benefit = BenefitCode(rawValue: try reader.string("benefit"))
        let kindName = try reader.optionalString("kind") ?? Kind.application.rawValue
        guard let kind = Kind(rawValue: kindName) else { throw reader.error("unknown kind \"\(kindName)\"") }
        self.kind = kind
        title = try reader.string("title")
        intro = try reader.optionalString("intro")
        var sections: [FormSection] = []
        for item in try reader.items("sections") { sections.append(try FormSection(item)) }
        guard !sections.isEmpty else { throw reader.error("a form needs sections") }
        self.sections = sections
        do {
            outline = try FormOutline(sections)
        } catch {
            throw reader.error("the field \(error.pointer) is there twice")
        }
        var checks: [FormCheck] = []
        for item in try reader.items("checks") {
            let check = try FormCheck(item)
            for path in check.paths { try outline.require(path, of: item) }
            checks.append(check)
        }
        self.checks = checks
        emailPath = try FormDefinition.contactPath("email", in: reader, outline)
        phonePath = try FormDefinition.contactPath("phone", in: reader, outline)
        documentsPath = try reader.optional("documents") == nil ? nil : reader.path("documents")
        if let documentsPath { try outline.require(documentsPath, of: reader) }
        schemaBytes = schema
        presentationBytes = form
    }

    /// The contact for notifications, lifted from the answers by the pointers of the form; nil when none is given. The
    /// telephone number is the international one however the applicant wrote it: what dials it need not guess a country.
    public func contact(in answers: JSONNode) -> Submitted.Contact? {
        withExtendedLifetime(answers.document) {
            let email = emailPath?.first(in: answers.cursor)?.utf8.map { String(decoding: $0, as: UTF8.self) }
            let phone = phonePath?.first(in: answers.cursor)?.utf8.flatMap { PhoneNumber(utf8: $0) }?.text
            return email == nil && phone == nil ? nil : Submitted.Contact(email: email, phone: phone)
        }
    }

    /// The fingerprints of documents that the answers name, each with its JSON Pointer, in their order.
    public func documents(in answers: JSONNode) -> [(pointer: String, sha256: String)] {
        guard let documentsPath else { return [] }
        var found: [(String, String)] = []
        var indices: [Int] = []
        withExtendedLifetime(answers.document) {
            documentsPath.forEach(in: answers.cursor, indices: &indices) { place, indices in
                guard let text = place.utf8 else { return }
                found.append((documentsPath.pointer(indices), String(decoding: text, as: UTF8.self)))
            }
        }
        return found
    }

    private static func contactPath(
        _ key: String, in reader: DefinitionReader, _ outline: FormOutline
    ) throws(FormLoadError) -> AnswerPath? {
        guard let contact = reader.optional("contact"), let item = contact.optional(key) else { return nil }
        let path = try contact.path(key)
        try outline.require(path, of: item)
        return path
    }
}
