/// A page that explains something about a form, with at most one thing to do.
public struct FormNoticePage: Sendable {
    let layout: Layout
    let heading: String
    let paragraphs: [String]
    let action: String
    let button: String
    let hasAction: Bool
    let token: String
    let link: String
    let linkText: String

    /// - Parameters:
    ///   - action: where its button posts to, and what the button says.
    ///   - link: another way on.
    public init(
        heading: String, paragraphs: [String], action: (path: String, button: String)?, token: String,
        link: (path: String, text: String), layout: (String) -> Layout
    ) {
        self.layout = layout(heading)
        self.heading = heading
        self.paragraphs = paragraphs
        self.action = action?.path ?? ""
        button = action?.button ?? ""
        hasAction = action != nil
        self.token = token
        self.link = link.path
        linkText = link.text
    }
}
