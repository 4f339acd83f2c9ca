"""Survey exports read as columns of text, and what their columns and values may mean; nothing here is a sentence."""
