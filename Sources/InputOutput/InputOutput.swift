// InputOutput
