"""The moving figure: skeleton and motion. Pure geometry, in metres."""
