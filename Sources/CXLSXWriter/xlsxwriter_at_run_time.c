#include "xlsxwriter_at_run_time.h"

#include <dlfcn.h>
#include <pthread.h>
#include <time.h>

typedef xlsx_workbook W;
typedef xlsx_sheet S;
typedef xlsx_format F;

// Each function of ours hands its arguments to the one of the library.
#define FUNCTIONS(F_)                                                                                                  \
  F_(W *, create, workbook_new, (const char *a), (a))                                                                  \
  F_(int, close, workbook_close, (W * a), (a))                                                                         \
  F_(S *, add_sheet, workbook_add_worksheet, (W * a, const char *b), (a, b))                                           \
  F_(F *, add_format, workbook_add_format, (W * a), (a))                                                               \
  F_(void, set_bold, format_set_bold, (F * a), (a))                                                                    \
  F_(void, set_number_format, format_set_num_format, (F * a, const char *b), (a, b))                                   \
  F_(void, set_background, format_set_bg_color, (F * a, uint32_t b), (a, b))                                           \
  F_(void, set_wrap, format_set_text_wrap, (F * a), (a))                                                               \
  F_(void, set_alignment, format_set_align, (F * a, uint8_t b), (a, b))                                                \
  F_(int, write_text, worksheet_write_string, (S * a, uint32_t b, uint16_t c, const char *d, F *e), (a, b, c, d, e))   \
  F_(int, write_number, worksheet_write_number, (S * a, uint32_t b, uint16_t c, double d, F *e), (a, b, c, d, e))      \
  F_(int, write_link, worksheet_write_url, (S * a, uint32_t b, uint16_t c, const char *d, F *e), (a, b, c, d, e))      \
  F_(int, set_width, worksheet_set_column, (S * a, uint16_t b, uint16_t c, double d, F *e), (a, b, c, d, e))           \
  F_(int, set_filter, worksheet_autofilter, (S * a, uint32_t b, uint16_t c, uint32_t d, uint16_t e), (a, b, c, d, e))  \
  F_(void, freeze, worksheet_freeze_panes, (S * a, uint32_t b, uint16_t c), (a, b, c))

#define DECLARE(result, ours, theirs, parameters, arguments)                                                           \
  static result(*ours##_function) parameters;                                                                          \
  result xlsx_##ours parameters { return ours##_function arguments; }
FUNCTIONS(DECLARE)

static const char *(*description_function)(int);
const char *xlsx_description(int error) { return description_function(error); }

// The library's lxw_doc_properties.
struct properties {
  const char *title, *subject, *author, *manager, *company, *category, *keywords, *comments, *status, *hyperlink_base;
  time_t created;
};
static int (*properties_function)(W *, struct properties *);

int xlsx_describe(W *workbook, const char *title, const char *program) {
  // 1 January 2000; 0 would mean now.
  struct properties properties = {.title = title, .comments = program, .created = 946684800};
  return properties_function(workbook, &properties);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool loaded;

static void load(void) {
  // The interface that Debian 12 ships, those of later ones, and the one of whoever has the headers.
  static const char *const names[] = {"libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so.6",
                                      "libxlsxwriter.so.7", "libxlsxwriter.so.8", "libxlsxwriter.so"};
  void *library = NULL;
  for (size_t number = 0; !library && number < sizeof names / sizeof *names; number++)
    library = dlopen(names[number], RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  loaded = (*(void **)&description_function = dlsym(library, "lxw_strerror"));
  if (!(*(void **)&properties_function = dlsym(library, "workbook_set_properties"))) loaded = false;
#define FIND(result, ours, theirs, parameters, arguments)                                                              \
  if (!(*(void **)&ours##_function = dlsym(library, #theirs))) loaded = false;
  FUNCTIONS(FIND)
}

bool xlsx_load(void) {
  pthread_once(&once, load);
  return loaded;
}
