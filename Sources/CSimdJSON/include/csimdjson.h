#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why a text was refused. The order is part of the interface: Swift maps the numbers.
typedef enum {
    CSJ_OK = 0,
    CSJ_EMPTY,
    CSJ_INVALID_UTF8,
    CSJ_SYNTAX,
    CSJ_DUPLICATE_KEY,
    CSJ_TOO_DEEP,
    CSJ_TOO_LARGE,
    CSJ_TRAILING_CONTENT,
    CSJ_INVALID_NUMBER,
    CSJ_INVALID_STRING,
    CSJ_OUT_OF_MEMORY
} csj_status;

/// Kinds of a tape node. CSJ_INTEGER is a number without fraction and exponent.
enum { CSJ_NULL = 0, CSJ_FALSE, CSJ_TRUE, CSJ_INTEGER, CSJ_DECIMAL, CSJ_STRING, CSJ_ARRAY, CSJ_OBJECT };

/// One value (or member name) of the document, in document order. Sixteen bytes, no pointers.
typedef struct {
    uint32_t kind;
    /// Scalars: first byte in the text. Strings without their quotes; a string that had escapes points behind the
    /// source, at its unescaped form, so that no reader has to ask which of the two it is.
    uint32_t offset;
    /// Scalars: bytes. Arrays: elements. Objects: members; a member is a string node followed by its value.
    uint32_t length;
    /// Index of the first node behind this value.
    uint32_t next;
} csj_node;

typedef struct {
    csj_status status;
    /// Byte offset of the fault, when there is one.
    uint32_t error_offset;
    /// The one allocation; NULL on failure. Give it to csj_free.
    void *block;
    const csj_node *nodes;
    /// The source followed by the unescaped strings. Nodes come before it in the same block, so that readers may load
    /// whole words that end where a string ends.
    const uint8_t *text;
    uint32_t node_count;
    uint32_t source_length;
} csj_result;

/// Parses a whole JSON text (RFC 8259 and I-JSON's ban on duplicate names). Reads `length` bytes, needs no padding.
/// Never throws. Scratch memory belongs to the calling thread and is reused.
csj_result csj_parse(const uint8_t *bytes, size_t length, size_t maximum_bytes, uint32_t maximum_depth);

void csj_free(void *block);

#ifdef __cplusplus
}
#endif

#endif
