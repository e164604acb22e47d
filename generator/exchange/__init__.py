"""What goes out beside the documents, and may come in again: data and lists as workbooks, letters, and a calendar."""

from generator.exchange.accounting import Account, Accounting
from generator.exchange.calendar import calendar_file, same_days
from generator.exchange.control_list import Changes, control_list
from generator.exchange.hand_written import read_history, years_dated, years_told
from generator.exchange.letters import Recipient, covering_letter, reminder, to_remind, unknown_mailboxes
from generator.exchange.merged import merged_data
from generator.exchange.merged_reading import is_merged_file, read_merged
from generator.exchange.publishable import publishable_text, publishable_workbook
from generator.exchange.published_reading import read_published
from generator.exchange.status_list import status_data, status_lines, status_workbook

__all__ = [
    "Account",
    "Accounting",
    "Changes",
    "Recipient",
    "calendar_file",
    "control_list",
    "covering_letter",
    "is_merged_file",
    "merged_data",
    "publishable_text",
    "publishable_workbook",
    "read_history",
    "read_merged",
    "read_published",
    "reminder",
    "same_days",
    "status_data",
    "status_lines",
    "status_workbook",
    "to_remind",
    "unknown_mailboxes",
    "years_dated",
    "years_told",
]
