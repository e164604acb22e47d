"""What goes out beside the documents, as workbooks that people and programs can read."""

from generator.exchange.control_list import control_list

__all__ = ["control_list"]
