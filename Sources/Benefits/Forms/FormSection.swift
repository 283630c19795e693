/// A numbered part of a form, in the order of the paper form.
public struct FormSection: Sendable, Equatable {
    /// Stable identifier.
    public let id: String
    /// Number on the paper form.
    public let number: String
    /// Polish title.
    public let title: String
    /// Polish help text.
    public let help: String?
    /// Articles of law and remarks; `(GK)` marks what was not checked in the act.
    public let legalNotes: [String]
    /// When the section is asked; nil: always.
    public let condition: FormCondition?
    /// Its fields in order.
    public let fields: [FormField]

    init(_ item: DefinitionReader) throws(FormLoadError) {
        id = try item.string("id")
        number = try item.string("number")
        title = try item.string("title")
        help = try item.optionalString("help")
        legalNotes = try item.strings("legalNotes")
        condition = try item.optional("when").map { (reader) throws(FormLoadError) in try FormCondition(reader) }
        var fields: [FormField] = []
        for field in try item.items("fields") { fields.append(try FormField(field)) }
        guard !fields.isEmpty else { throw item.error("a section needs fields") }
        self.fields = fields
    }
}
