"""Published judging rules as small pure functions, one module a family.

Two sorts live here. *Modes* are what a plan may ask for: the presets of ``presets`` (eurostat, shixu, evm, unsd,
destatis, globalfund) and the growth ratio of ``growth_ratio`` (``method: cagr_ratio``). *Arithmetic* is asked for by no
plan and is here so that it can be certified against published numbers: ``completion`` hands on to the formulas every
judgement uses, ``cumulative``, ``reported``, ``level_method``, ``escap`` and the indices of ``evm`` stand alone. Each
module says which it is and where its formula comes from.

Amounts and percentages are exact ``Decimal``; rules with a root or a power (growth) are floats, because they are
estimates.
"""
