"""An invented survey about the metrics of a project, to show how one is imported."""

from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.surveys.scales import scale_of

ROWS = 220
MOST = 3
COMMENTS = (
    "Waited the whole weekend without word.",
    "Friendly and skilled.",
    "",
    "Nobody understands the invoice.",
    "",
)


def invented(project: Project) -> str:
    """Write answers as a survey tool exports them, always the same for the same project."""
    groups = [segment.name for segment in project.segments][:MOST] or ["Homes", "Farms", "Cafés"]
    asked = list({metric.method: metric for metric in project.metrics if _few(metric)}.values())[:MOST]
    questions = [_question(metric, project) for metric in asked] or ["How likely are you to recommend us?"]
    lines = [["Id", "Answered on", "Customer type", *questions, "Was the invoice clear? (1-5)", "Comment", "Phone"]]
    for row in range(ROWS):
        day = f"2026-10-{row % 31 + 1:02}"
        answers = [_answer(metric, row) for metric in asked] or [str((row * 7 + row // 9) % 11)]
        comment, phone = COMMENTS[row % len(COMMENTS)], f"+46 70 000 {row % 100:02} {row % 89:02}"
        group = groups[row * 5 // 7 % len(groups)]
        lines.append([str(row - row // 50), day, group, *answers, str(row % 5 + 1), comment, phone])
    return "".join(";".join(cells).replace("\n", " ") + "\n" for cells in lines)


def _few(metric: Metric) -> bool:
    scale = scale_of(metric)
    return scale is not None and 0 < scale.points <= 11


def _question(metric: Metric, project: Project) -> str:
    return (metric.questions.get(project.about.language) or metric.name).replace(";", ",")


def _answer(metric: Metric, row: int) -> str:
    """Give an answer of the scale, more often a good one, and now and then one off the scale."""
    scale = scale_of(metric)
    if scale is None or row % 71 == 70:
        return "44"
    if scale.yes_no:
        return "yes" if row % 3 else "no"
    step = max(row * 13 % scale.points, row * 5 % scale.points)
    return str(int(scale.low) + step)
