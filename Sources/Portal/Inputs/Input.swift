/// One input as it stands on a page: its name, words and text.
struct Input {
    let name: String
    let label: String
    /// Help and hints, in their order.
    var hints: [String] = []
    /// What is wrong; the same words stand in the summary of problems.
    var problem: String?
    /// What was typed.
    var text = ""
    /// „(nieobowiązkowe)”
    var isOptional = false
    var width = Width.long
    var unit: String?
    var type = "text"
    var inputMode: String?
    var autocomplete: String?
    /// For the script: what to look at when the text was typed.
    var check: String?
    /// For the script: the names of the inputs this one is the sum of.
    var sum: String?
    /// For the script: the city that goes with a postal code.
    var city: String?

    enum Width: String {
        case short, medium, long
    }

    /// One answer to choose.
    struct Option {
        let value: String
        let label: String
    }

    var id: String { Self.id(name) }
    fileprivate var hintID: String? { hints.isEmpty ? nil : id + "-hint" }
    fileprivate var problemID: String? { problem == nil ? nil : id + "-error" }
    fileprivate var describedBy: String? {
        let ids = [hintID, problemID].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// The id of an input; letters, digits and hyphens only, because it also stands in addresses.
    static func id(_ name: String) -> String {
        "f" + name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
    }
}

extension HTMLWriter {
    /// A line of text.
    mutating func textInput(_ input: Input) {
        field(input) { writer in
            writer.label(input)
            writer.about(input)
            let attributes: [HTMLAttribute] =
                [
                    .of("type", input.type), .of("value", input.text), .of("class", input.width.rawValue),
                    .of("inputmode", input.inputMode), .of("autocomplete", input.autocomplete ?? "off"),
                    .of("spellcheck", "false"), .of("data-check", input.check), .of("data-sum", input.sum),
                    .of("data-postal-city", input.city),
                ] + Self.common(input)
            guard let unit = input.unit else {
                writer.start("input", attributes)
                return
            }
            writer.element("div", [.of("class", "with-unit")]) { writer in
                writer.start("input", attributes)
                writer.element("span", [.of("class", "unit")], text: unit)
            }
        }
    }

    /// Several lines of text.
    mutating func textArea(_ input: Input) {
        field(input) { writer in
            writer.label(input)
            writer.about(input)
            writer.element("textarea", [.of("rows", "6"), .of("class", "long")] + Self.common(input)) { writer in
                // Browsers take the first line break for none.
                writer.raw("\n")
                writer.text(input.text)
            }
        }
    }

    /// One of many answers.
    mutating func select(_ input: Input, _ options: [Input.Option]) {
        field(input) { writer in
            writer.label(input)
            writer.about(input)
            writer.element("select", [.of("class", "long")] + Self.common(input)) { writer in
                writer.element("option", [.of("value", "")], text: "Wybierz")
                for option in options {
                    writer.element(
                        "option", [.of("value", option.value), .flag("selected", input.text == option.value)],
                        text: option.label)
                }
            }
        }
    }

    /// One of a few answers, or with checkboxes any of them.
    mutating func boxes(_ type: String, _ input: Input, _ options: [Input.Option], chosen: Set<String>) {
        field(input) { writer in
            writer.element(
                "fieldset", [.of("class", "choices"), .of("aria-describedby", input.describedBy)]
            ) { writer in
                writer.element("legend") { writer in
                    writer.text(input.label)
                    writer.optional(input)
                }
                writer.about(input)
                for (index, option) in options.enumerated() {
                    let id = index == 0 ? input.id : "\(input.id)-\(index + 1)"
                    writer.element("div", [.of("class", "choice")]) { writer in
                        writer.start(
                            "input",
                            [
                                .of("type", type), .of("id", id), .of("name", input.name), .of("value", option.value),
                                .flag("checked", chosen.contains(option.value)),
                            ])
                        writer.element("label", [.of("for", id)], text: option.label)
                    }
                }
            }
        }
    }

    /// Something to agree to.
    mutating func acceptance(_ input: Input) {
        field(input) { writer in
            writer.about(input)
            writer.element("div", [.of("class", "choice")]) { writer in
                writer.start(
                    "input",
                    [.of("type", "checkbox"), .of("value", "true"), .flag("checked", input.text == "true")]
                        + Self.common(input))
                writer.element("label", [.of("for", input.id)], text: input.label)
            }
        }
    }

    /// A document. `known` is the name of the one that was uploaded before.
    mutating func upload(_ input: Input, known: String?) {
        field(input) { writer in
            writer.label(input)
            writer.about(input)
            if let known {
                writer.element("p", [.of("class", "uploaded")]) { writer in
                    writer.text("Dodano plik: \(known). ")
                    writer.element(
                        "button",
                        [
                            .of("class", "link-button"), .of("type", "submit"), .of("name", "_clear"),
                            .of("value", input.name),
                        ], text: "Usuń ten plik")
                }
            }
            writer.start(
                "input",
                [.of("type", "file"), .of("accept", ".pdf,.jpg,.jpeg,.png,.heic,.tif,.tiff,.docx,.odt,.txt,.xml")]
                    + Self.common(input))
        }
    }

    /// The problem of something that is no single input.
    mutating func problem(_ text: String, id: String) {
        element("p", [.of("class", "error"), .of("id", id)]) {
            $0.element("span", [.of("class", "visually-hidden")], text: "Błąd: ")
            $0.text(text)
        }
    }

    private static func common(_ input: Input) -> [HTMLAttribute] {
        [
            .of("id", input.id), .of("name", input.name), .of("aria-describedby", input.describedBy),
            .of("aria-invalid", input.problem == nil ? nil : "true"),
        ]
    }

    private mutating func field(_ input: Input, _ content: (inout HTMLWriter) -> Void) {
        element("div", [.of("class", input.problem == nil ? "field" : "field has-error")], content)
    }

    private mutating func label(_ input: Input) {
        element("label", [.of("for", input.id)]) { writer in
            writer.text(input.label)
            writer.optional(input)
        }
    }

    private mutating func optional(_ input: Input) {
        guard input.isOptional else { return }
        element("span", [.of("class", "optional")], text: " (nieobowiązkowe)")
    }

    /// Help and problem.
    private mutating func about(_ input: Input) {
        if let id = input.hintID {
            element("p", [.of("class", "hint"), .of("id", id)], text: input.hints.joined(separator: " "))
        }
        if let problem = input.problem, let id = input.problemID { self.problem(problem, id: id) }
    }
}
