"""Published judging rules as small pure functions, one module a family.

Two sorts live here. *Modes* are what a plan may ask for: the presets of ``presets`` (eurostat, shixu, evm, unsd,
destatis, globalfund) and the growth ratio of ``growth_ratio`` (``method: cagr_ratio``). *Arithmetic* (completion, the
clocks, year-to-date chains) is used by every judgement; ``level_method``, ``escap`` and the indices of ``evm`` exist
only so that it can be certified against published numbers. Each module says which it is and where its formula comes
from.

Amounts and percentages are exact ``Decimal``; rules with a root or a power (growth) are floats, because they are
estimates.
"""
