"""The user's own part of the Windows registry. There is none elsewhere."""

import sys

if sys.platform == "win32":
    import winreg

    class CurrentUser:
        """Reads and writes values; each method raises OSError where that is not allowed."""

        def read(self, key: str, value: str) -> object:
            """Return what a value holds; none where there is no such value."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, value)[0]
            except FileNotFoundError:
                return None

        def write(self, key: str, value: str, text: str) -> None:
            """Let a value hold a text."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, value, 0, winreg.REG_SZ, text)

        def remove(self, key: str, value: str) -> None:
            """Remove a value if it is there."""
            access = winreg.KEY_SET_VALUE
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                    winreg.DeleteValue(opened, value)
            except FileNotFoundError:
                return
