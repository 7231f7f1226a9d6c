"""Files built in memory: a document is a list of paragraphs (texts) and tables (rows of texts)."""

import html
import io
import zipfile

import docx
import openpyxl
import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def blocks(extracted):
    """What was extracted, paragraphs and tables in their order."""
    texts = [(p.start, extracted.text[p.start : p.end]) for p in extracted.paragraphs]
    tables = [(t.at, [list(row) for row in t.grid.rows]) for t in extracted.tables]
    found = []
    for start, text in texts:
        while tables and tables[0][0] <= start:
            found.append(tables.pop(0)[1])
        found.append(text)
    return found + [table for _, table in tables]


def as_docx(content, change=None):
    document = docx.Document()
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            table = document.add_table(len(block), len(block[0]))
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    if change:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_html(content):
    def one(block):
        if isinstance(block, str):
            return f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>"
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{''.join(map(one, content))}".encode()


def as_xlsx(content, change=None):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for block in content:
        for row in [[block]] if isinstance(block, str) else [*block, []]:
            sheet.append(row)
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_pdf(*pages, encrypted=False):
    """A PDF whose pages print the given ASCII lines; ``None`` is a page that draws nothing."""
    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject(k): NameObject(v) for k, v in
         (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"),
          ("/Encoding", "/WinAnsiEncoding"))}
    )  # fmt: skip
    for text in pages:
        page = writer.add_blank_page(300, 300)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        if text is not None:
            stream = DecodedStreamObject()
            lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
            stream.set_data(f"BT /F1 12 Tf 20 250 Td {lines} ET".encode())
            page[NameObject("/Contents")] = stream
    if encrypted:
        writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def changed(data, part, change, name=None):
    """A zip with one of its parts rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            own = old.read(item)
            new.writestr(item.filename, change(own) if item.filename == part else own)
        if name:
            new.writestr(name, change(b""))
    return out.getvalue()


class Build:
    docx = staticmethod(as_docx)
    html = staticmethod(as_html)
    xlsx = staticmethod(as_xlsx)
    pdf = staticmethod(as_pdf)
    changed = staticmethod(changed)
    blocks = staticmethod(blocks)


@pytest.fixture(scope="session")
def build():
    return Build
