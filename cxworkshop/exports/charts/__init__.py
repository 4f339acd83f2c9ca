"""Chart descriptions drawn as vectors: each module turns one of programme.charts into a block."""
