"""The screens: overview, one for each step, plan and export, and the start page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop.ui.part import Part


def parts_of(step: int) -> tuple[type["Part"], ...]:
    """Give the sub-views of a step: 0 the overview, 1 to 7 the steps, 8 the plan; loaded when they are asked for."""
    match step:
        case 0:
            from cxworkshop.ui.screens.overview import Overview

            return (Overview,)
        case 1:
            from cxworkshop.ui.screens.define import Define
            from cxworkshop.ui.screens.prioritise import Prioritise

            return (Prioritise, Define)
        case 2:
            from cxworkshop.ui.screens.choose import Choose
            from cxworkshop.ui.screens.journey_map import Map

            return (Map, Choose)
        case 3:
            from cxworkshop.ui.screens.metrics import Metrics

            return (Metrics,)
        case 4:
            from cxworkshop.ui.screens.collection import DataCollection

            return (DataCollection,)
        case 5:
            from cxworkshop.ui.screens.targets import Targets

            return (Targets,)
        case 6:
            from cxworkshop.ui.screens.act import Act
            from cxworkshop.ui.screens.improvements import PrioritiseActions

            return (PrioritiseActions, Act)
        case 7:
            from cxworkshop.ui.screens.sharing import SharingPart

            return (SharingPart,)
        case 8:
            from cxworkshop.ui.screens.plan import Plan

            return (Plan,)
        case _:
            raise KeyError(step)
