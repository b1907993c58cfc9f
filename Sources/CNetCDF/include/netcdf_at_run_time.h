// The functions of netCDF-4 (netcdf.h of 4.9) that simplan calls, in a library that is opened when it is first needed: it
// brings forty others, which no plain run should load. Every function but the first returns a netCDF status, 0 for success.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Opens the library; false where it is not on this machine, or lacks one of the functions. To be called before the others.
bool netcdf_load(void);

const char *netcdf_description(int status);
int netcdf_create(const char *path, int mode, int *file);
int netcdf_open(const char *path, int mode, int *file);
int netcdf_close(int file);
int netcdf_end_definitions(int file);
int netcdf_define_dimension(int file, const char *name, size_t length, int *dimension);
int netcdf_define_variable(int file, const char *name, int type, int rank, const int *dimensions, int *variable);
int netcdf_define_chunks(int file, int variable, int storage, const size_t *sizes);
int netcdf_define_deflation(int file, int variable, int shuffle, int deflate, int level);
int netcdf_put_text(int file, int variable, const char *name, size_t length, const char *text);
int netcdf_put_number(int file, int variable, const char *name, int type, size_t length, const double *numbers);
int netcdf_put_integers(int file, int variable, const size_t *start, const size_t *count, const int *values);
int netcdf_put_doubles(int file, int variable, const size_t *start, const size_t *count, const double *values);
int netcdf_put_strings(int file, int variable, const size_t *start, const size_t *count, const char **values);
int netcdf_text_length(int file, int variable, const char *name, size_t *length);
int netcdf_get_text(int file, int variable, const char *name, char *text);
int netcdf_find_variable(int file, const char *name, int *variable);
int netcdf_count_dimensions(int file, int variable, int *count);
int netcdf_dimensions(int file, int variable, int *dimensions);
int netcdf_length(int file, int dimension, size_t *length);
int netcdf_get_doubles(int file, int variable, double *values);
