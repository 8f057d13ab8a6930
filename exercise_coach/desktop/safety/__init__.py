"""The safety of the logbook in the window: backups, going back, saving, erasing."""
