"""The session led from afar: media keys and remotes while another window has the keyboard."""

from exercise_coach.desktop.remote.remote import Remote

__all__ = ["Remote"]
