"""The figure as it is seen: painted from its joints, back to front, in the theme's colours."""
