"""Which machine and person this is, and whether a process on this machine still lives."""

import getpass
import os
import platform
import sys


def host() -> str:
    """Give the machine's name."""
    return platform.node()


def person() -> str:
    """Give the name of the account; "" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # what it raises differs between versions and systems
        return ""


if sys.platform == "win32":

    def lives(pid: int) -> bool:
        """Tell whether process *pid* of this machine lives; in doubt it does."""
        import ctypes  # os.kill would end the process here

        limited_information, no_such_process, still_active = 0x1000, 87, 259
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(limited_information, False, ctypes.c_ulong(pid))
        if not handle:
            return ctypes.get_last_error() != no_such_process
        try:
            code = ctypes.c_ulong()
            told = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
            return not told or code.value == still_active
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))

else:

    def lives(pid: int) -> bool:
        """Tell whether process *pid* of this machine lives; in doubt it does."""
        try:
            if pid > 0:
                os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):  # it is somebody else's, or cannot be judged
            return True
        return True
