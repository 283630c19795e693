import Benefits

/// What the places of a form are called in sentences and headings.
struct FormNames {
    private let form: PortalForm

    init(_ form: PortalForm) { self.form = form }

    /// „Imię” (osoba 2, dochód 1)
    func name(of pointer: String) -> String {
        let label = form.field(at: pointer)?.label ?? ""
        let items = items(of: pointer)
        return items.isEmpty ? "„\(label)”" : "„\(label)” (\(items.joined(separator: ", ")))"
    }

    /// „osoba 2”, „dochód 1”: the elements of lists a pointer goes through.
    func items(of pointer: String) -> [String] {
        var items: [String] = []
        var place = ""
        for token in pointer.split(separator: "/") {
            if let number = FormPlace.number(token), let list = form.field(at: place), list.kind == .list {
                items.append(Self.item(list, number))
            }
            place += "/\(token)"
        }
        return items
    }

    /// „osoba 2” for the second element.
    static func item(_ list: FormField, _ index: Int) -> String { "\(list.itemLabel ?? "pozycja") \(index + 1)" }

    /// „Osoba 2”
    static func heading(_ list: FormField, _ index: Int) -> String {
        let item = item(list, index)
        return item.prefix(1).uppercased() + item.dropFirst()
    }
}
