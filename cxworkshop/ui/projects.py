"""Where projects come from: a file, a template, an example; each is a file from its first second."""

from datetime import date
from functools import partial
from pathlib import Path

from cxworkshop import paths
from cxworkshop.language import N_, Language
from cxworkshop.model.project import Project
from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.document import Document
from cxworkshop.ui.saving import Saving


def opened(path: Path, today: date | None = None) -> Document:
    """Open a file; raises FileProblem."""
    file = ProjectFile(path, partial(paths.versions, path))
    loaded = file.load()
    return Document(loaded.project, Saving(file, loaded.read_only), today)


def started(template: str, folder: Path, language: Language, today: date | None = None) -> Document:
    """Start a project from a template ("" for an empty one) in a new file of a folder; raises FileProblem."""
    from cxworkshop.programme.templates import blank, make
    from cxworkshop.storage.shelf import free_name

    day = today or date.today()
    project = make(template, language, day) if template else blank(language, day)
    return _written(project, free_name(folder, language.text(N_("New project"))), today)


def copied_example(key: str, folder: Path, language: Language, today: date | None = None) -> Document:
    """Copy a finished example into a new file of a folder; raises FileProblem."""
    from cxworkshop.programme.examples import EXAMPLES
    from cxworkshop.storage.shelf import free_name

    title = next(one.title for one in EXAMPLES if one.key == key)
    return _written(example(key, language), free_name(folder, language.text(title)), today)


def example(key: str, language: Language) -> Project:
    """Give a finished example in a language."""
    import msgspec

    from cxworkshop.programme.examples import EXAMPLES, translated

    found = next(one for one in EXAMPLES if one.key == key)
    folder = paths.resources() / "examples"
    project = ProjectFile(folder / f"{key}.cxw").load().project
    if language.code == found.language:
        return project
    words = msgspec.json.decode((folder / f"{key}.{language.code}.json").read_bytes())
    return translated(project, words, language.code)


def _written(project: Project, path: Path, today: date | None) -> Document:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = ProjectFile(path, paths.versions(path))
    file.save(project)
    return Document(project, Saving(file), today)
