"""cxworkshop: plan what customers should experience, measure it, and improve it."""

__version__ = "0.1.0"
