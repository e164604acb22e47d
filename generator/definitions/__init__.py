"""Models and registers: TOML files and a workbook become one `FollowUp`, with findings that name line or cell."""

from generator.definitions.belonging import is_register_file
from generator.definitions.loading import Loaded, load, period_kinds
from generator.definitions.register_writing import register_sheets, register_workbook

__all__ = ["Loaded", "is_register_file", "load", "period_kinds", "register_sheets", "register_workbook"]
