"""The same coach without a window: plain lines out, lines in."""
