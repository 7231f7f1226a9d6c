"""Strict TOML, JSON, CSV and XLSX of our own types, in and out; one module a kind of file."""
