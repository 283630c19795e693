import Benefits

extension FormControls {
    /// Writes the input of a field.
    func write(leaf field: FormField, _ pointer: String, heading: String? = nil, _ writer: inout HTMLWriter) {
        var input = Input(name: pointer, label: heading ?? field.label)
        input.hints = [field.help ?? field.kind.hint, isComputed(pointer) ? Self.computedHint : nil].compactMap { $0 }
        input.problem = problems[pointer]
        input.text = draft.text(pointer)
        input.isOptional = isOptional(pointer)
        switch field.kind {
        case .choice where field.options.count <= Self.mostRadios:
            writer.boxes("radio", input, field.options.map(Input.Option.init), chosen: [input.text])
        case .choice: writer.select(input, field.options.map(Input.Option.init))
        case .yesNo: writer.boxes("radio", input, field.yesNoOptions.map(Input.Option.init), chosen: [input.text])
        case .acceptance: writer.acceptance(input)
        case .document:
            writer.upload(
                input, known: input.text.isEmpty ? nil : draft.documentNames[input.text] ?? "dokument")
        case .text where field.isLong: writer.textArea(input)
        default: writer.textInput(input.typed(field, sum: sum(pointer)))
        }
    }

    /// Writes the checkboxes of a list of choices.
    func write(choices list: FormField, of element: FormField, _ pointer: String, _ writer: inout HTMLWriter) {
        var input = Input(name: pointer, label: list.label)
        input.hints = [list.help].compactMap { $0 }
        input.problem = problems[pointer]
        input.isOptional = isOptional(pointer)
        writer.boxes(
            "checkbox", input, element.options.map(Input.Option.init), chosen: Set(draft.choices(pointer)))
    }

    private static let mostRadios = 7
    private static let computedHint = "Zostaw puste, a policzymy to za ciebie."
}

extension Input.Option {
    init(_ option: FormField.Option) { self.init(value: option.value, label: option.label) }
}

extension Input {
    /// What helps to type text of a field.
    fileprivate func typed(_ field: FormField, sum: String?) -> Input {
        var input = self
        input.autocomplete = field.autocomplete
        input.unit = field.unit
        input.sum = sum
        input.check = field.format
        switch field.kind {
        case .date, .month:
            input.width = .short
            input.check = field.kind.rawValue
        case .money, .area:
            input.width = .short
            input.inputMode = "decimal"
            if field.kind == .money { input.check = "money" }
        case .count:
            input.width = .short
            input.inputMode = "numeric"
        case .phone:
            input.width = .medium
            input.type = "tel"
        case .email:
            input.type = "email"
            input.check = "email"
        default: break
        }
        switch field.format {
        case "kod-pocztowy":
            input.width = .short
            input.city = (name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "") + "/city"
        case .some:
            input.width = .medium
            input.inputMode = "numeric"
        case nil: break
        }
        return input
    }
}

extension FormField.Kind {
    fileprivate var hint: String? {
        switch self {
        case .date: "Na przykład 29.02.1980."
        case .month: "Na przykład 10.2026."
        case .document: "PDF, zdjęcie albo dokument tekstowy. Plik zapisujemy na serwerze ośrodka od razu."
        default: nil
        }
    }
}
