// CSVText
