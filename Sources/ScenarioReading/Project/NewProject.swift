package import Files

/// Writing a new project.
package enum NewProject {
  /// Writes the files of the template and the schema.
  package static func write(to folder: NewFolder, schema: String) throws(UnwritableFile) {
    for (path, text) in ProjectTemplate.files + [(ProjectTemplate.schemaFile, schema + "\n")] {
      try folder.write(Array(text.utf8), to: path)
    }
  }
}
