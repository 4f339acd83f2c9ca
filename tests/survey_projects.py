"""A project that samples of surveys fit, and their import through the command line."""

import json
from datetime import date

from cxworkshop.cli import main
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import About, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)
SEGMENTS = Rows(
    Segment(id, name=name)
    for id, name in (
        ("new", "Uudet asiakkaat"),
        ("loyal", "Kanta-asiakkaat"),
        ("firms", "Yritykset"),
        ("small", "Småföretag"),
        ("homes", "Privatkunder"),
    )
)
METRICS = Rows(
    (
        Metric(
            "nps", name="Recommendation", class_="outcome (intended)", method="NPS", direction="higher",
            questions={
                "fi": "Kuinka todennäköisesti suosittelet meitä ystävälle tai kollegalle?",
                "en": "How likely are you to recommend us to a friend or colleague?",
            },
        ),
        Metric(
            "csat", name="Delivery", class_="perception", method="CSAT", direction="higher", favourable=(4, 5),
            questions={"en": "How satisfied were you with the delivery?"},
        ),
        Metric("time", name="Waiting time", class_="interaction", method="RESPONSE TIME", direction="lower",
               unit="min", limit=10, questions={"fi": "Odotusaika (min)"}),
        Metric("solved", name="Good rating", class_="perception", method="YES NO", direction="higher"),
        Metric("stars", name="Reviews", class_="perception", method="REVIEWS", direction="higher", favourable=(4, 5)),
    )
)  # fmt: skip


def project_with(**more):
    """Give a project of five segments and five metrics."""
    return Project(**{"about": About(language="en"), "segments": SEGMENTS, "metrics": METRICS, **more})


def source(**more):
    """Give a survey as it is planned in step 4."""
    return Collection(
        "c1",
        **{
            "name": "After the order",
            "metrics": ("nps", "csat"),
            "method": "relational survey",
            "channels": ("e-mail",),
            "attribution": "anonymous",
            **more,
        },
    )


def saved(path, project=None):
    """Write a project to a file, and give the file's path."""
    ProjectFile(path).save(project_with() if project is None else project)
    return path


def loaded(path):
    """Read a project back."""
    return ProjectFile(path).load().project


def run_import(capsys, project, survey, *options, mapping=None):
    """Import a survey as the command line does: (exit code, what --json says or None, errors)."""
    given = []
    if mapping is not None:
        path = project.parent / "map.json"
        path.write_text(mapping if isinstance(mapping, str) else json.dumps(mapping), encoding="utf-8")
        given = ["--map", str(path)]
    capsys.readouterr()
    command = ["import", str(project), str(survey), "--json", "--language", "en", f"--today={TODAY}"]
    result = main([*command, *given, *options])
    out, err = capsys.readouterr()
    return result, json.loads(out) if out.strip() else None, err
