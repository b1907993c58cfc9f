// The functions of libxlsxwriter (1.1) that simplan calls, in a library that is opened when the first workbook is written: no
// plain run needs it.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Opens the library; false where it is not on this machine, or lacks one of the functions. To be called before the others.
bool xlsx_load(void);

typedef struct xlsx_workbook xlsx_workbook;
typedef struct xlsx_sheet xlsx_sheet;
typedef struct xlsx_format xlsx_format;

/// All that return an int return 0 for success.
const char *xlsx_description(int error);
xlsx_workbook *xlsx_create(const char *path);
/// Writes the file and frees the workbook.
int xlsx_close(xlsx_workbook *workbook);
/// The title and the program. The time of creation is a fixed one, so that the same content gives the same bytes.
int xlsx_describe(xlsx_workbook *workbook, const char *title, const char *program);
xlsx_sheet *xlsx_add_sheet(xlsx_workbook *workbook, const char *name);
xlsx_format *xlsx_add_format(xlsx_workbook *workbook);
void xlsx_set_bold(xlsx_format *format);
void xlsx_set_number_format(xlsx_format *format, const char *code);
void xlsx_set_background(xlsx_format *format, uint32_t color);
void xlsx_set_wrap(xlsx_format *format);
void xlsx_set_alignment(xlsx_format *format, uint8_t alignment);
int xlsx_write_text(xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *text, xlsx_format *format);
int xlsx_write_number(xlsx_sheet *sheet, uint32_t row, uint16_t column, double number, xlsx_format *format);
int xlsx_write_link(xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *target, xlsx_format *format);
int xlsx_set_width(xlsx_sheet *sheet, uint16_t first, uint16_t last, double width, xlsx_format *format);
int xlsx_set_filter(xlsx_sheet *sheet, uint32_t first_row, uint16_t first_column, uint32_t last_row,
                    uint16_t last_column);
void xlsx_freeze(xlsx_sheet *sheet, uint32_t rows, uint16_t columns);
