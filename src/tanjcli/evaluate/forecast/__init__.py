"""Outlooks of real targets: what the ledgers hold is laid out as cases for the pure methods of ``evaluate.outlook``.

Exact amounts become floats here and estimates decimals again; everything between is the pure methods' business.
"""
