"""The first page: what today asks, how the back is, and what to watch for."""
