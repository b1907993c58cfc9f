// The functions of FreeXL 1.0 (freexl.h) that simplan calls, in a library that is opened when it is first needed, and only
// in a process of its own: version 1.0.6 can crash on damaged files. Every function but the first returns a status of the
// library, 0 for success.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// The value of a cell; `text` belongs to the open workbook.
typedef struct freexl_cell {
  uint8_t kind;
  int integer;
  double number;
  const char *text;
} freexl_cell;

enum {
  FREEXL_KIND_NULL = 101,
  FREEXL_KIND_INTEGER,
  FREEXL_KIND_DOUBLE,
  FREEXL_KIND_TEXT,
  FREEXL_KIND_SHARED_TEXT,
  FREEXL_KIND_DATE,
  FREEXL_KIND_DATE_TIME,
  FREEXL_KIND_TIME
};

/// Opens the library; false where it is not on this machine, or lacks one of the functions. To be called before the others.
bool freexl_load(void);

/// The descriptor of an empty file in memory: FreeXL opens files only. Below 0 where there is no room.
int freexl_memory_file(void);

int freexl_open_workbook(const char *path, const void **workbook);
/// Whether the workbook is encrypted.
int freexl_is_encrypted(const void *workbook, bool *encrypted);
int freexl_count_sheets(const void *workbook, unsigned int *count);
int freexl_sheet_name(const void *workbook, unsigned short sheet, const char **name);
/// Makes a sheet the one that the following calls speak of, and tells its size.
int freexl_choose_sheet(const void *workbook, unsigned short sheet, unsigned int *rows, unsigned short *columns);
int freexl_read_cell(const void *workbook, unsigned int row, unsigned short column, freexl_cell *cell);
