"""The commands of the door, each imported only when it is asked for."""
