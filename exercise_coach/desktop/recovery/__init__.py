"""The pages around an episode: first run, screening, what blocks, how it is going, the week."""
