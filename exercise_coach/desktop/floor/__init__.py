"""The floor view: one exercise, as it can be read lying on the floor three metres away."""
