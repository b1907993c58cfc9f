int ctoml_version(void);
