"""The seven steps, in order."""

from cxworkshop.programme import collection, experiences, improvements, metrics, segments, sharing, targets
from cxworkshop.programme.blocks import Step

STEPS: tuple[Step, ...] = (
    segments.STEP,
    experiences.STEP,
    metrics.STEP,
    collection.STEP,
    targets.STEP,
    improvements.STEP,
    sharing.STEP,
)
