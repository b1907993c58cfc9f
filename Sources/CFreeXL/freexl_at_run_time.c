#define _GNU_SOURCE
#include "freexl_at_run_time.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/mman.h>

// As freexl.h lays a value out.
typedef struct {
  unsigned char type;
  union {
    int int_value;
    double double_value;
    const char *text_value;
  } value;
} library_cell;

static int (*open_function)(const char *, const void **);
static int (*info_function)(const void *, unsigned short, unsigned int *);
static int (*name_function)(const void *, unsigned short, const char **);
static int (*select_function)(const void *, unsigned short);
static int (*dimensions_function)(const void *, unsigned int *, unsigned short *);
static int (*cell_function)(const void *, unsigned int, unsigned short, library_cell *);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool loaded;

static void load(void) {
  void *library = dlopen("libfreexl.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  loaded = (*(void **)&open_function = dlsym(library, "freexl_open"))
           && (*(void **)&info_function = dlsym(library, "freexl_get_info"))
           && (*(void **)&name_function = dlsym(library, "freexl_get_worksheet_name"))
           && (*(void **)&select_function = dlsym(library, "freexl_select_active_worksheet"))
           && (*(void **)&dimensions_function = dlsym(library, "freexl_worksheet_dimensions"))
           && (*(void **)&cell_function = dlsym(library, "freexl_get_cell_value"));
}

bool freexl_load(void) {
  pthread_once(&once, load);
  return loaded;
}

int freexl_open_workbook(const char *path, const void **workbook) { return open_function(path, workbook); }

// FREEXL_BIFF_PASSWORD with FREEXL_BIFF_OBFUSCATED, and FREEXL_BIFF_SHEET_COUNT.
enum { info_password = 32008, info_obfuscated = 3003, info_sheet_count = 32010 };

int freexl_is_encrypted(const void *workbook, bool *encrypted) {
  unsigned int info = 0;
  int status = info_function(workbook, info_password, &info);
  *encrypted = info == info_obfuscated;
  return status;
}

int freexl_count_sheets(const void *workbook, unsigned int *count) {
  return info_function(workbook, info_sheet_count, count);
}

int freexl_sheet_name(const void *workbook, unsigned short sheet, const char **name) {
  return name_function(workbook, sheet, name);
}

int freexl_choose_sheet(const void *workbook, unsigned short sheet, unsigned int *rows, unsigned short *columns) {
  int status = select_function(workbook, sheet);
  return status ? status : dimensions_function(workbook, rows, columns);
}

int freexl_read_cell(const void *workbook, unsigned int row, unsigned short column, freexl_cell *cell) {
  library_cell read = {0};
  int status = cell_function(workbook, row, column, &read);
  if (status) return status;
  cell->kind = read.type;
  cell->integer = read.type == FREEXL_KIND_INTEGER ? read.value.int_value : 0;
  cell->number = read.type == FREEXL_KIND_DOUBLE ? read.value.double_value : 0;
  cell->text = read.type >= FREEXL_KIND_TEXT ? read.value.text_value : NULL;
  return 0;
}

int freexl_memory_file(void) { return memfd_create("workbook", MFD_CLOEXEC); }
