"""The workbook writer: ``render`` turns a Book into the bytes of an .xlsx file."""

from tanjcli.present.writers.xlsx.workbook import render as render
