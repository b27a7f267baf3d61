"""Will we be there at the due date? Forecasts with a range, a chance and the reason why, or a refusal with its reason.

Estimates are floats, unlike amounts: a forecast has no exact value to protect. Amounts enter as floats, results leave
through ``model.shown`` as the shortest decimal of a float. Nothing here reads a clock; the few random draws are
seeded from the target.
"""
