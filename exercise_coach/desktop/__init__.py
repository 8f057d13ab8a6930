"""The windows: the only place with widgets."""
