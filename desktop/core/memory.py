"""How much memory is free for photos, as far as the system tells."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_MB = 1024 * 1024
_FALLBACK_MB = 2048
"""Where the system does not tell."""
_CGROUP = Path("/sys/fs/cgroup")


def free_memory_mb() -> int:
    """What could be used without anything being pushed out to disk; of a container, what it still may use."""
    if (meminfo := Path("/proc/meminfo")).exists():
        return _free_on_linux_mb(meminfo, _CGROUP)
    if os.name == "nt":
        return _free_on_windows_mb()
    try:  # macOS tells what there is, not what is free; half of it can be had as a rule
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MB // 2
    except (ValueError, OSError):
        return _FALLBACK_MB


def _free_on_linux_mb(meminfo: Path, cgroup: Path) -> int:
    """MemAvailable (proc(5)), or what a control group leaves (cgroup-v2 «memory.max»), if that is less."""
    free_mb = _FALLBACK_MB
    try:
        for line in meminfo.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                free_mb = int(line.split()[1]) // 1024
    except (OSError, ValueError, IndexError):
        pass
    try:
        limit = int((cgroup / "memory.max").read_text())
        used = int((cgroup / "memory.current").read_text())
    except (OSError, ValueError):  # no group, or «max»
        return free_mb
    return max(0, min(free_mb, (limit - used) // _MB))


if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of sysinfoapi.h."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("available", ctypes.c_ulonglong),
            ("total_page_file", ctypes.c_ulonglong),
            ("available_page_file", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("available_virtual", ctypes.c_ulonglong),
            ("available_extended", ctypes.c_ulonglong),
        )

    def _free_on_windows_mb() -> int:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return _FALLBACK_MB
        return int(status.available) // _MB

else:

    def _free_on_windows_mb() -> int:
        return _FALLBACK_MB
