"""Keep the catalogues in resources/locale in step with the source; `python3 dev.py texts` calls this.

The template (.pot) follows from the source, a language's catalogue (.po) from the template and the work of
its translators, and the compiled catalogue (.mo) from that. The same input gives the same bytes: no dates,
no line numbers, no wrapping. A text that has gone from the source goes from the catalogues too, and one
that has changed starts again untranslated; nothing is guessed.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = {"fi", "nb", "sv"}
KEYWORDS = {"N_": None, "NP_": (1, 2), "C_": ((1, "c"), 2)}
HEADER = "# Translations template for cxworkshop."
HEADER_FIELDS = ("Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms")


class Texts(Catalog):
    """A catalogue whose header says only what stays the same from one day and one machine to the next."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give the fields of the header; the last one ends its line, as gettext wants it."""
        fields = [(name, value.strip()) for name, value in super().mime_headers if name in HEADER_FIELDS]
        return [*fields[:-1], (fields[-1][0], fields[-1][1] + "\n")]


def collected() -> Texts:
    """Give the texts that the source marks, with the files they stand in and the notes to translators."""
    texts = Texts(header_comment=HEADER, fuzzy=False)
    source = ROOT / "cxworkshop"
    python = [("**.py", "python")]
    for path, line, text, notes, context in extract_from_dir(
        source, python, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        place = (source / path).relative_to(ROOT).as_posix()
        texts.add(text, locations=[(place, line)], auto_comments=notes, context=context)
    return texts


def translated(template: Texts, language: str, old: Catalog) -> Texts:
    """Give the texts of the template with the translations that `old` has for them."""
    texts = Texts(locale=language, header_comment=old.header_comment, fuzzy=False)
    for message in list(template)[1:]:  # the first is the header
        text = message.clone()
        known = old.get(text.id, text.context)
        if known and known.pluralizable == text.pluralizable:
            text.string, text.user_comments = known.string, known.user_comments
            text.flags |= known.flags & {"fuzzy"}
        texts[text.id] = text
    return texts


def read(path: Path, language: str) -> Catalog:
    """Give a language's catalogue as it stands: an empty one when there is none yet."""
    content = path.read_bytes() if path.exists() else b""
    try:
        return read_po(BytesIO(content or HEADER.encode()), language, abort_invalid=True)
    except PoFileError as reason:
        sys.exit(f"{path.relative_to(ROOT).as_posix()}, line {reason.lineno} cannot be read: {reason.line}")


def wanted_files() -> dict[Path, bytes]:
    """Give each file in resources/locale as it should be."""
    template = collected()
    files = {LOCALE / "cxworkshop.pot": as_po(template)}
    begun = {path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/cxworkshop.po")}
    for language in sorted(LANGUAGES | begun):
        path = LOCALE / language / "LC_MESSAGES" / "cxworkshop.po"
        texts = translated(template, language, read(path, language))
        files[path] = as_po(texts)
        files[path.with_suffix(".mo")] = as_mo(texts)
    return files


def as_po(texts: Texts) -> bytes:
    """Give a catalogue as people edit it."""
    file = BytesIO()
    for text in texts:
        text.flags.discard("python-format")  # our placeholders are {names}, and "50 % of" holds none
    write_po(file, texts, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def as_mo(texts: Texts) -> bytes:
    """Give a catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, texts)
    return file.getvalue()


def main(only_look: bool) -> int:
    """Write the files that differ, or only name them and fail."""
    files = wanted_files()
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    for path in stale:
        print(f"{'out of date' if only_look else 'written'}: {path.relative_to(ROOT).as_posix()}")
    if only_look and stale:
        print("python3 dev.py texts brings them up to date.")
        return 1
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
