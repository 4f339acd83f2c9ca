"""The JSON Schema of the project file, made from the records."""

from typing import Any

import msgspec

from cxworkshop.model.project import COLLECTIONS, SINGLES


def schema() -> dict[str, Any]:
    """Describe the file as JSON Schema (2020-12): tables of records under running numbers."""
    kinds = {**SINGLES, **COLLECTIONS}
    references, definitions = msgspec.json.schema_components(kinds.values(), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        # fields of newer versions lie beside the known ones in the file, not in a field of their own
        definition.get("properties", {}).pop("unknown", None)
        definition.pop("additionalProperties", None)
    tables = {
        name: {"type": "object", "additionalProperties": reference, **({"maxProperties": 1} if name in SINGLES else {})}
        for name, reference in zip(kinds, references, strict=True)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cxworkshop project",
        "description": "Tables of records; the keys of a table are running numbers without meaning.",
        "type": "object",
        "properties": tables,
        "required": ["about"],
        "additionalProperties": {"type": "object"},
        "$defs": definitions,
    }
