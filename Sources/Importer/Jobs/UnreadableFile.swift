internal import Applications

/// Why a file cannot be read at all. Nothing of it went in, unless it changed on the way.
enum UnreadableFile: Error, Equatable {
    case notPermitted
    case badName
    case unknownForm(FormName)
    case noMapping(FormName, format: String)
    case empty
    case utf16
    case brokenEncoding(TextEncoding)
    case brokenHeader
    case repeatedColumn(String)
    case missingColumn(String)
    case unknownColumns([String], mapping: String)
    case documentTooLarge(Int)
    case documentType
    case notXML(line: Int?)
    case otherRoot(found: String, expected: String)
    case tooNested
    /// It is not the file that reading began with.
    case changed

    init(_ fault: XMLFields.Fault, expectedRoot: String) {
        switch fault {
        case .prologue(.documentType): self = .documentType
        case .prologue(.notUTF8), .prologue(.otherEncoding): self = .brokenEncoding(.utf8)
        case .prologue(.noRoot): self = .notXML(line: nil)
        case .notWellFormed(let line): self = .notXML(line: line)
        case .otherRoot(let found): self = .otherRoot(found: found, expected: expectedRoot)
        case .tooDeep, .tooManyElements: self = .tooNested
        }
    }

    /// Stable, kebab-case.
    var code: String {
        switch self {
        case .notPermitted: "not-permitted"
        case .badName: "bad-file-name"
        case .unknownForm: "unknown-form"
        case .noMapping: "no-mapping"
        case .empty: "empty-file"
        case .utf16, .brokenEncoding: "broken-encoding"
        case .brokenHeader: "broken-header"
        case .repeatedColumn: "repeated-column"
        case .missingColumn: "missing-column"
        case .unknownColumns: "unknown-columns"
        case .documentTooLarge: "document-too-large"
        case .documentType: "document-type-declaration"
        case .notXML: "not-xml"
        case .otherRoot: "other-root-element"
        case .tooNested: "too-nested"
        case .changed: "file-changed"
        }
    }

    /// What is wrong and what to do, in Polish, for whoever put the file in.
    var message: String {
        switch self {
        case .notPermitted: "Importer nie może otworzyć pliku: nadaj jego użytkownikowi prawo odczytu."
        case .badName:
            "Nazwij plik <świadczenie>__<formularz>__<dowolny opis>.csv, .ndjson albo .xml i włóż go ponownie."
        case .unknownForm(let form):
            "Nie ma formularza „\(form.id)” świadczenia „\(form.benefit.rawValue)”: popraw nazwę pliku."
        case .noMapping(let form, let format):
            "Brak opisu kolumn schemas/importer/\(form.benefit.rawValue)/\(form.id).\(format).json: poproś o niego "
                + "administratora."
        case .empty: "Plik jest pusty: wyeksportuj dane jeszcze raz."
        case .utf16: "Plik zapisano jako UTF-16: zapisz go jako „CSV UTF-8”."
        case .brokenEncoding(let encoding):
            "Plik nie jest w kodowaniu \(encoding.rawValue): zapisz go w tym kodowaniu."
        case .brokenHeader: "Pierwszy wiersz nie jest nagłówkiem z nazwami kolumn: popraw go."
        case .repeatedColumn(let name): "Kolumna „\(name)” powtarza inną: zostaw jedną z nich."
        case .missingColumn(let name): "Brakuje kolumny „\(name)”: dodaj ją do pliku."
        case .unknownColumns(let names, let mapping):
            "Nieznane kolumny: \(names.prefix(10).joined(separator: ", ")). Popraw ich nazwy albo dopisz je do "
                + "schemas/importer/\(mapping)."
        case .documentTooLarge(let limit): "Dokument ma więcej niż \(limit) bajtów: prześlij go bez załączników."
        case .documentType: "Dokument ma deklarację DOCTYPE, która mogłaby wczytać obce pliki: usuń ją."
        case .notXML(let line):
            "Plik nie jest poprawnym dokumentem XML\(line.map { " (wiersz \($0))" } ?? ""): pobierz go jeszcze raz."
        case .otherRoot(let found, let expected):
            "To dokument innego wzoru: zaczyna się od „\(found)”, a oczekiwano „\(expected)”."
        case .tooNested: "Dokument ma zbyt wiele elementów albo zagnieżdżeń, żeby był wnioskiem."
        case .changed:
            "Plik zmienił się w trakcie wczytywania: włóż go jeszcze raz, gdy będzie cały. Wiersze już przyjęte nie "
                + "powtórzą się."
        }
    }
}
