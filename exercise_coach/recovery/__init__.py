"""When and whether: phase, screening, guidance and schedule. Pure, in plain values."""
