extern "C" int ctoml_version(void); int ctoml_version(void) { return 1; }
