"""The screens: overview, one for each step, plan and export, and the start page."""
