import HTTPTypes
import Hummingbird
import Portal

/// Makes pages out of templates: the frame, the view, the headers.
struct PortalPage: Sendable {
    let templates: PortalTemplates
    let site: PortalSite
    /// Whether pages may be saved as PDF.
    let offersPDF: Bool

    /// The frame of a page that is not content, in Polish.
    ///
    /// - Parameters:
    ///   - pdfPath: the page as PDF, where it has an address of its own.
    ///   - canBeSaved: false for what cannot be asked for again.
    func layout(
        title: String, crumb: String? = nil, path: String, isPersonal: Bool, pdfPath: String? = nil,
        canBeSaved: Bool = true
    ) -> Layout {
        site.layout(
            title: title, crumb: crumb, path: path, isPersonal: isPersonal,
            pdfPath: offersPDF && canBeSaved ? pdfPath ?? PagesAsPDF.link : nil, canPrint: true)
    }

    /// A page about somebody: no cache keeps it.
    func personal(
        _ template: String, _ view: Any, status: HTTPResponse.Status = .ok, visitor: Visitor,
        cookies: [HTTPField] = []
    ) -> Response {
        PortalResponse.html(
            html(template, view), status: status, isPersonal: true, cookies: visitor.newCookies + cookies)
    }

    /// The page as text, to be printed.
    func html(_ template: String, _ view: Any) -> String { templates.render(template, view) }

    /// To another page, after something was sent.
    func redirect(_ path: String, visitor: Visitor, cookies: [HTTPField] = []) -> Response {
        PortalResponse.redirect(path, cookies: visitor.newCookies + cookies)
    }
}

extension Visitor {
    fileprivate var newCookies: [HTTPField] { setCookie.map { [$0] } ?? [] }
}
