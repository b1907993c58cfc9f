// TOML 1.0 read by toml++ and handed out as one flat array: every key and value with its place.
#ifndef CTOML_H
#define CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#define CTOML_ENUM(name) enum name : int32_t
#else
#define CTOML_ENUM(name) enum __attribute__((enum_extensibility(closed))) name : int32_t
#endif

CTOML_ENUM(ctoml_kind) {
  ctoml_table,
  ctoml_array,
  ctoml_string,
  ctoml_integer,
  ctoml_float,
  ctoml_boolean,
  ctoml_date,
};

/// Lines and columns from 1, a column being one code point; the end is exclusive. All 0 where there is none.
struct ctoml_region {
  uint32_t line, column, end_line, end_column;
};

struct ctoml_node {
  enum ctoml_kind kind;
  /// Index of the table or array that holds it; -1 for the root, which is node 0.
  int32_t parent;
  /// A `[header]`, `[[header]]` or dotted key opened this table (false for `{ … }` and everything else).
  bool opened_by_header;
  bool boolean;
  /// UTF-8, not terminated; NULL for an element of an array.
  const char *key;
  size_t key_count;
  struct ctoml_region key_region;
  /// The whole token of a value; of a table with a header, that header only.
  struct ctoml_region region;
  /// Of strings their text, of dates ISO 8601.
  const char *text;
  size_t text_count;
  int64_t integer;
  double number;
};

CTOML_ENUM(ctoml_status) {
  ctoml_ok,
  ctoml_syntax_error,
  /// Nested deeper than the caller allows; the place is that of the first value too deep.
  ctoml_too_deep,
  /// Memory or a thread could not be had.
  ctoml_no_resources,
};

struct ctoml_document {
  enum ctoml_status status;
  const struct ctoml_node *nodes;
  size_t count;
  /// toml++'s own words, and where it noticed: often behind the token that is wrong.
  const char *message;
  uint32_t line, column;
};

/// Never NULL unless memory is out. A parent comes before its members, members in the order of the file.
struct ctoml_document *ctoml_parse(const char *text, size_t count, size_t depth_limit);
void ctoml_free(struct ctoml_document *document);

#ifdef __cplusplus
}
#endif
#endif
