#include "csimdjson.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <memory>
#include <vector>

#include <simdjson.h>

// simdjson's first stage finds, with SIMD, where every token starts, and proves that the text is UTF-8 and that
// strings are closed and free of control characters. The second stage here is our own: simdjson's would convert
// numbers to double and accept duplicate names.

namespace {

using Parser = simdjson::internal::dom_parser_implementation;

constexpr size_t smallestCapacity = 16 * 1024;
// What one thread keeps between documents. Larger documents pay for their own memory.
constexpr size_t largestKeptCapacity = 1024 * 1024;
// Comparing so many names by pairs, a word each, is quicker than sorting them.
constexpr uint32_t fewMembers = 16;

struct Open {
    uint32_t node;
    uint32_t count;
};

struct NameKey {
    uint64_t prefix;
    uint32_t node;
};

struct Scratch {
    std::unique_ptr<Parser> parser;
    size_t capacity = 0;
    std::vector<csj_node> nodes;
    std::vector<uint8_t> strings;
    std::vector<Open> stack;
    std::vector<NameKey> names;

    bool reserve(size_t length) {
        if (length <= capacity) { return true; }
        size_t wanted = std::max(smallestCapacity, length);
        parser.reset();
        capacity = 0;
        const simdjson::implementation *implementation = simdjson::get_active_implementation();
        if (implementation->create_dom_parser_implementation(wanted, 1, parser)) { return false; }
        capacity = wanted;
        return true;
    }

    void shrink() {
        if (capacity <= largestKeptCapacity) { return; }
        *this = Scratch();
    }
};

thread_local Scratch scratch;

// A document's block is too large for the allocator's own quick lists, and one comes and goes with every request: a few
// are kept on the thread that gave them back. Only malloc'ed blocks are in here, so any of them may be freed by anyone.
class BlockCache {
    static constexpr size_t places = 4;
    static constexpr size_t step = 4096;
    static constexpr size_t largest = 64 * 1024;
    void *blocks[places] = {};
    size_t count = 0;
    bool isOver = false;

public:
    ~BlockCache() {
        isOver = true;
        while (count > 0) { std::free(blocks[--count]); }
    }

    void *take(size_t size) {
        for (size_t i = 0; i < count; i++) {
            if (malloc_usable_size(blocks[i]) < size) { continue; }
            void *block = blocks[i];
            blocks[i] = blocks[--count];
            return block;
        }
        return std::malloc(size > largest ? size : (size + step - 1) / step * step);
    }

    void give(void *block) {
        if (block == nullptr) { return; }
        if (isOver || count == places || malloc_usable_size(block) > largest + step) {
            std::free(block);
        } else {
            blocks[count++] = block;
        }
    }
};

thread_local BlockCache blockCache;

bool isSpace(uint8_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool isDigit(uint8_t c) { return c >= '0' && c <= '9'; }

int hexDigit(uint8_t c) {
    if (isDigit(c)) { return c - '0'; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
    return -1;
}

class TapeBuilder {
public:
    TapeBuilder(const uint8_t *bytes, uint32_t length, uint32_t maximumDepth, Scratch &scratch)
        : bytes(bytes), length(length), maximumDepth(maximumDepth), scratch(scratch),
          tokens(scratch.parser->structural_indexes.get()), tokenCount(scratch.parser->n_structural_indexes) {
        if (scratch.nodes.size() < tokenCount) { scratch.nodes.resize(tokenCount); }
        scratch.strings.clear();
        scratch.stack.clear();
        nodes = scratch.nodes.data();
        hasEscapes = std::memchr(bytes, '\\', length) != nullptr;
    }

    csj_status status = CSJ_OK;
    uint32_t errorOffset = 0;
    uint32_t nodeCount = 0;

    bool build() {
        if (!value()) { return false; }
        while (!scratch.stack.empty()) {
            Open &open = scratch.stack.back();
            bool isObject = nodes[open.node].kind == CSJ_OBJECT;
            if (atEnd()) { return fail(CSJ_SYNTAX, length); }
            uint8_t c = bytes[tokens[token]];
            if (c == (isObject ? '}' : ']')) {
                token++;
                nodes[open.node].length = open.count;
                nodes[open.node].next = nodeCount;
                if (isObject && !namesAreUnique(nodes[open.node])) { return false; }
                scratch.stack.pop_back();
                continue;
            }
            if (open.count > 0) {
                if (c != ',') { return fail(CSJ_SYNTAX, tokens[token]); }
                token++;
                if (atEnd()) { return fail(CSJ_SYNTAX, length); }
            }
            open.count++;
            if (isObject) {
                if (bytes[tokens[token]] != '"') { return fail(CSJ_SYNTAX, tokens[token]); }
                if (!string()) { return false; }
                if (atEnd()) { return fail(CSJ_SYNTAX, length); }
                if (bytes[tokens[token]] != ':') { return fail(CSJ_SYNTAX, tokens[token]); }
                token++;
            }
            if (!value()) { return false; }
        }
        if (!atEnd()) { return fail(CSJ_TRAILING_CONTENT, tokens[token]); }
        return true;
    }

private:
    const uint8_t *bytes;
    uint32_t length;
    uint32_t maximumDepth;
    Scratch &scratch;
    const uint32_t *tokens;
    uint32_t tokenCount;
    uint32_t token = 0;
    csj_node *nodes;
    // Most documents have no escape at all: one look at the whole text spares one at every string.
    bool hasEscapes;

    bool atEnd() const { return token >= tokenCount; }

    bool fail(csj_status why, uint32_t where) {
        status = why;
        errorOffset = where;
        return false;
    }

    // Where the current token's bytes end: only white space lies between it and the next token.
    uint32_t tokenEnd() const {
        uint32_t end = token + 1 < tokenCount ? tokens[token + 1] : length;
        while (isSpace(bytes[end - 1])) { end--; }
        return end;
    }

    void append(uint32_t kind, uint32_t offset, uint32_t size) {
        nodes[nodeCount] = csj_node{kind, offset, size, nodeCount + 1};
        nodeCount++;
    }

    bool value() {
        if (atEnd()) { return fail(CSJ_SYNTAX, length); }
        uint32_t start = tokens[token];
        switch (bytes[start]) {
        case '{': return open(CSJ_OBJECT, start);
        case '[': return open(CSJ_ARRAY, start);
        case '"': return string();
        case 't': return literal(CSJ_TRUE, "true", 4);
        case 'f': return literal(CSJ_FALSE, "false", 5);
        case 'n': return literal(CSJ_NULL, "null", 4);
        case '-': case '0': case '1': case '2': case '3': case '4':
        case '5': case '6': case '7': case '8': case '9': return number();
        case '+': case '.': return fail(CSJ_INVALID_NUMBER, start);
        default: return fail(CSJ_SYNTAX, start);
        }
    }

    bool open(uint32_t kind, uint32_t start) {
        if (scratch.stack.size() >= maximumDepth) { return fail(CSJ_TOO_DEEP, start); }
        scratch.stack.push_back(Open{nodeCount, 0});
        append(kind, start, 0);
        token++;
        return true;
    }

    bool literal(uint32_t kind, const char *word, uint32_t size) {
        uint32_t start = tokens[token];
        if (tokenEnd() - start != size || std::memcmp(bytes + start, word, size) != 0) {
            return fail(CSJ_SYNTAX, start);
        }
        append(kind, start, size);
        token++;
        return true;
    }

    bool number() {
        uint32_t start = tokens[token];
        const uint8_t *p = bytes + start;
        const uint8_t *end = bytes + tokenEnd();
        uint32_t kind = CSJ_INTEGER;
        auto digits = [&]() {
            const uint8_t *first = p;
            while (p < end && isDigit(*p)) { p++; }
            return p > first;
        };
        if (*p == '-') { p++; }
        if (p < end && *p == '0') {
            p++;
        } else if (!digits()) {
            return fail(CSJ_INVALID_NUMBER, start);
        }
        if (p < end && *p == '.') {
            kind = CSJ_DECIMAL;
            p++;
            if (!digits()) { return fail(CSJ_INVALID_NUMBER, start); }
        }
        if (p < end && (*p == 'e' || *p == 'E')) {
            kind = CSJ_DECIMAL;
            p++;
            if (p < end && (*p == '+' || *p == '-')) { p++; }
            const uint8_t *exponent = p;
            if (!digits()) { return fail(CSJ_INVALID_NUMBER, start); }
            while (exponent + 1 < p && *exponent == '0') { exponent++; }
            // Nine digits keep exact arithmetic on exponents inside an Int everywhere.
            if (p - exponent > 9) { return fail(CSJ_INVALID_NUMBER, start); }
        }
        if (p != end) { return fail(CSJ_INVALID_NUMBER, start); }
        append(kind, start, static_cast<uint32_t>(p - (bytes + start)));
        token++;
        return true;
    }

    bool string() {
        uint32_t start = tokens[token] + 1;
        uint32_t end = tokenEnd() - 1;
        // The first stage accepts a text only with every string closed, so the token's last byte is the quote.
        if (end < start || bytes[end] != '"') { return fail(CSJ_INVALID_STRING, start - 1); }
        uint32_t size = end - start;
        const void *escape = hasEscapes && size > 0 ? std::memchr(bytes + start, '\\', size) : nullptr;
        if (escape == nullptr) {
            append(CSJ_STRING, start, size);
        } else if (!unescape(start, end, static_cast<const uint8_t *>(escape))) {
            return false;
        }
        token++;
        return true;
    }

    void appendScalar(uint32_t scalar) {
        std::vector<uint8_t> &out = scratch.strings;
        if (scalar < 0x80) {
            out.push_back(static_cast<uint8_t>(scalar));
        } else if (scalar < 0x800) {
            out.push_back(static_cast<uint8_t>(0xC0 | (scalar >> 6)));
            out.push_back(static_cast<uint8_t>(0x80 | (scalar & 0x3F)));
        } else if (scalar < 0x10000) {
            out.push_back(static_cast<uint8_t>(0xE0 | (scalar >> 12)));
            out.push_back(static_cast<uint8_t>(0x80 | ((scalar >> 6) & 0x3F)));
            out.push_back(static_cast<uint8_t>(0x80 | (scalar & 0x3F)));
        } else {
            out.push_back(static_cast<uint8_t>(0xF0 | (scalar >> 18)));
            out.push_back(static_cast<uint8_t>(0x80 | ((scalar >> 12) & 0x3F)));
            out.push_back(static_cast<uint8_t>(0x80 | ((scalar >> 6) & 0x3F)));
            out.push_back(static_cast<uint8_t>(0x80 | (scalar & 0x3F)));
        }
    }

    // Four hexadecimal digits at p, or -1.
    static int32_t unit(const uint8_t *p, const uint8_t *end) {
        if (end - p < 4) { return -1; }
        int32_t unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(p[i]);
            if (digit < 0) { return -1; }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    bool unescape(uint32_t start, uint32_t stop, const uint8_t *escape) {
        std::vector<uint8_t> &out = scratch.strings;
        size_t outStart = out.size();
        const uint8_t *p = bytes + start;
        const uint8_t *end = bytes + stop;
        while (escape != nullptr) {
            out.insert(out.end(), p, escape);
            uint32_t at = static_cast<uint32_t>(escape - bytes);
            p = escape + 1;
            switch (*p++) {
            case '"': out.push_back('"'); break;
            case '\\': out.push_back('\\'); break;
            case '/': out.push_back('/'); break;
            case 'b': out.push_back('\b'); break;
            case 'f': out.push_back('\f'); break;
            case 'n': out.push_back('\n'); break;
            case 'r': out.push_back('\r'); break;
            case 't': out.push_back('\t'); break;
            case 'u': {
                int32_t high = unit(p, end);
                if (high < 0) { return fail(CSJ_INVALID_STRING, at); }
                p += 4;
                uint32_t scalar = static_cast<uint32_t>(high);
                if (high >= 0xD800 && high <= 0xDFFF) {
                    // A lone surrogate is no character: RFC 7493 §2.1.
                    if (high > 0xDBFF || end - p < 6 || p[0] != '\\' || p[1] != 'u') {
                        return fail(CSJ_INVALID_STRING, at);
                    }
                    int32_t low = unit(p + 2, end);
                    if (low < 0xDC00 || low > 0xDFFF) { return fail(CSJ_INVALID_STRING, at); }
                    p += 6;
                    scalar = 0x10000 + ((scalar - 0xD800) << 10) + (static_cast<uint32_t>(low) - 0xDC00);
                }
                appendScalar(scalar);
                break;
            }
            default: return fail(CSJ_INVALID_STRING, at);
            }
            size_t rest = static_cast<size_t>(end - p);
            escape = rest > 0 ? static_cast<const uint8_t *>(std::memchr(p, '\\', rest)) : nullptr;
        }
        out.insert(out.end(), p, end);
        append(CSJ_STRING, length + static_cast<uint32_t>(outStart), static_cast<uint32_t>(out.size() - outStart));
        return true;
    }

    const uint8_t *name(const csj_node &node) const {
        return node.offset < length ? bytes + node.offset : scratch.strings.data() + (node.offset - length);
    }

    bool sameName(const csj_node &a, const csj_node &b) const {
        return a.length == b.length && std::memcmp(name(a), name(b), a.length) == 0;
    }

    // Length and the first bytes: tells nearly all names apart without touching the rest.
    uint64_t prefix(const csj_node &node) const {
        uint64_t word = 0;
        if (node.offset < length && length - node.offset >= sizeof word) {
            // A load of fixed size where the text allows it, with the bytes behind the name masked away.
            std::memcpy(&word, bytes + node.offset, sizeof word);
            word &= (uint64_t(1) << 8 * std::min<uint32_t>(node.length, 7)) - 1;
        } else {
            std::memcpy(&word, name(node), std::min<uint32_t>(node.length, 7));
        }
        return word | static_cast<uint64_t>(node.length & 0xFF) << 56;
    }

    bool namesAreUnique(const csj_node &object) {
        uint32_t count = object.length;
        if (count < 2) { return true; }
        std::vector<NameKey> &names = scratch.names;
        names.clear();
        uint32_t node = static_cast<uint32_t>(&object - nodes) + 1;
        for (uint32_t i = 0; i < count; i++) {
            names.push_back(NameKey{prefix(nodes[node]), node});
            node = nodes[node + 1].next;
        }
        if (count <= fewMembers) {
            for (uint32_t i = 1; i < count; i++) {
                for (uint32_t j = 0; j < i; j++) {
                    if (names[i].prefix == names[j].prefix && sameName(nodes[names[i].node], nodes[names[j].node])) {
                        return fail(CSJ_DUPLICATE_KEY, firstByte(names[i].node));
                    }
                }
            }
            return true;
        }
        // Sorting by the whole name keeps the cost at n log n for any input an attacker may send.
        std::sort(names.begin(), names.end(), [this](const NameKey &a, const NameKey &b) {
            if (a.prefix != b.prefix) { return a.prefix < b.prefix; }
            const csj_node &left = nodes[a.node], &right = nodes[b.node];
            if (left.length != right.length) { return left.length < right.length; }
            int order = std::memcmp(name(left), name(right), left.length);
            return order != 0 ? order < 0 : a.node < b.node;
        });
        for (uint32_t i = 1; i < count; i++) {
            if (names[i].prefix == names[i - 1].prefix && sameName(nodes[names[i].node], nodes[names[i - 1].node])) {
                return fail(CSJ_DUPLICATE_KEY, firstByte(names[i].node));
            }
        }
        return true;
    }

    // An unescaped name has no place in the source: its value stands for it.
    uint32_t firstByte(uint32_t node) const {
        if (nodes[node].offset < length) { return nodes[node].offset - 1; }
        uint32_t value = nodes[node + 1].offset;
        return value < length ? value : 0;
    }
};

// Slow walk for the place of a fault that the first stage only names.
uint32_t firstInvalidUTF8(const uint8_t *bytes, uint32_t length) {
    uint32_t good = 0;
    uint32_t i = 0;
    while (i < length) {
        uint8_t c = bytes[i];
        uint32_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        size = std::min(size, length - i);
        if (!simdjson::validate_utf8(reinterpret_cast<const char *>(bytes + i), size)) { return i; }
        i += size;
        good = i;
    }
    return good;
}

uint32_t firstBrokenString(const uint8_t *bytes, uint32_t length) {
    uint32_t opened = 0;
    bool inside = false;
    for (uint32_t i = 0; i < length; i++) {
        if (!inside) {
            if (bytes[i] == '"') { inside = true; opened = i; }
        } else if (bytes[i] == '\\') {
            i++;
        } else if (bytes[i] == '"') {
            inside = false;
        } else if (bytes[i] < 0x20) {
            return i;
        }
    }
    return inside ? opened : 0;
}

csj_result failure(csj_status status, uint32_t offset) {
    csj_result result = {};
    result.status = status;
    result.error_offset = offset;
    return result;
}

csj_result parse(const uint8_t *bytes, uint32_t length, uint32_t maximumDepth) {
    if (!scratch.reserve(length)) { return failure(CSJ_OUT_OF_MEMORY, 0); }
    switch (scratch.parser->stage1(bytes, length, simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS: break;
    case simdjson::EMPTY: return failure(CSJ_EMPTY, 0);
    case simdjson::UTF8_ERROR: return failure(CSJ_INVALID_UTF8, firstInvalidUTF8(bytes, length));
    case simdjson::UNESCAPED_CHARS:
    case simdjson::UNCLOSED_STRING: return failure(CSJ_INVALID_STRING, firstBrokenString(bytes, length));
    default: return failure(CSJ_SYNTAX, 0);
    }
    TapeBuilder builder(bytes, length, maximumDepth, scratch);
    if (!builder.build()) { return failure(builder.status, builder.errorOffset); }

    size_t nodeBytes = builder.nodeCount * sizeof(csj_node);
    size_t stringBytes = scratch.strings.size();
    uint8_t *block = static_cast<uint8_t *>(blockCache.take(nodeBytes + length + stringBytes));
    if (block == nullptr) { return failure(CSJ_OUT_OF_MEMORY, 0); }
    std::memcpy(block, scratch.nodes.data(), nodeBytes);
    std::memcpy(block + nodeBytes, bytes, length);
    if (stringBytes > 0) { std::memcpy(block + nodeBytes + length, scratch.strings.data(), stringBytes); }

    csj_result result = {};
    result.block = block;
    result.nodes = reinterpret_cast<const csj_node *>(block);
    result.text = block + nodeBytes;
    result.node_count = builder.nodeCount;
    result.source_length = length;
    return result;
}

} // namespace

extern "C" csj_result csj_parse(
    const uint8_t *bytes, size_t length, size_t maximum_bytes, uint32_t maximum_depth
) {
    // Offsets are 32 bits wide and unescaped strings are counted on top of the source.
    constexpr size_t hardLimit = size_t(1) << 30;
    if (length > maximum_bytes || length > hardLimit) {
        return failure(CSJ_TOO_LARGE, static_cast<uint32_t>(std::min(maximum_bytes, hardLimit)));
    }
    if (length == 0 || bytes == nullptr) { return failure(CSJ_EMPTY, 0); }
    try {
        csj_result result = parse(bytes, static_cast<uint32_t>(length), maximum_depth);
        scratch.shrink();
        return result;
    } catch (...) {
        return failure(CSJ_OUT_OF_MEMORY, 0);
    }
}

extern "C" void csj_free(void *block) { blockCache.give(block); }
