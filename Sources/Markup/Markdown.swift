private import CCMark
private import Synchronization

/// Markdown as GitHub writes it (CommonMark and tables), through cmark-gfm. HTML in the text stays as it is: the texts are
/// the office's own.
public enum Markdown {
    /// HTML of a text; quotation marks and dashes stay as typed.
    public static func html(_ text: String) -> String {
        library.withLock { isRegistered in
            if !isRegistered {
                cmark_gfm_core_extensions_ensure_registered()
                isRegistered = true
            }
            let options = CMARK_OPT_UNSAFE
            let parser = cmark_parser_new(options)
            defer { cmark_parser_free(parser) }
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
            var text = text
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
            }
            let document = cmark_parser_finish(parser)
            defer { cmark_node_free(document) }
            let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
            guard let rendered else { return "" }
            defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
            return String(cString: rendered)
        }
    }

    /// Whether the extensions are registered. Registering them, and attaching one to a parser, writes to memory that all
    /// parsers share.
    private static let library = Mutex(false)
}
