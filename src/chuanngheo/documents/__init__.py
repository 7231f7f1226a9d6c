"""Foreign documents as they are found (text, Word, spreadsheet, web page, PDF) → statements and tables."""
