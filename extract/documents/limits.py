"""How much of what a document may have. What is larger is cut, left out or refused, and told."""

CHARACTERS = 2_000_000
"""Of a document's text, some 300,000 words; a longer text is cut at the end of a paragraph."""

FIELD = 1_000
"""Characters of an id, a title, a publisher or an address."""

LINE = 16 * 2**20
"""Characters of a line of JSONL or of a record of CSV; room for a text of `CHARACTERS` with every letter escaped."""

FILE = 64 * 2**20
"""Bytes of a file that has to be read as a whole: a PDF, a feed, a Parquet table in a pipe."""

PAGE = 8 * 2**20
"""Bytes of an HTML page; the parser drops what is longer than ten million."""

UNPACKED = 64 * 2**20
"""Bytes that a compressed file may hold whatever its own size."""

RATIO = 250
"""How many times its own size a compressed file may hold beyond that. News shrink to a fifth, a thousand copies of a story to a fiftieth."""

PAGES = 5_000
"""Pages of a PDF."""

SECONDS = 60
"""For one HTML page, PDF or feed to be read in."""

MEMORY = 2 * 2**30
"""Bytes that reading it may take."""

WARNINGS = 20
"""Of a kind that are told one by one; the others are counted."""
