"""What may ease a sore back now, and advice for the day."""
