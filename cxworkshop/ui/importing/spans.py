"""The days of an import in words."""

from datetime import date

from cxworkshop.language import N_, Language


def span_text(start: date | None, end: date | None, language: Language) -> str:
    """Write from which day to which one; one day alone when they are the same."""
    if end is None:
        return ""
    first, last = (language.short_date(day, year=True) for day in (start or end, end))
    return first if first == last else language.text(N_("{first} to {last}"), first=first, last=last)
