"""Identifiers of records."""

import base64
import os


def new_id() -> str:
    """Make an identifier: eight characters of a-z and 2-7, random, so that two people's copies can be merged."""
    return base64.b32encode(os.urandom(5)).decode("ascii").lower()
