"""Foreign documents: text, Word, spreadsheets, web pages, PDF → running text with places, and tables.

``limits`` says how much is read at most, ``extracted`` what comes out; one file a kind of document.
"""
