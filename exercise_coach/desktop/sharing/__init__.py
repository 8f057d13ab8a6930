"""Sharing the logbook from the window, and bringing files into it."""
