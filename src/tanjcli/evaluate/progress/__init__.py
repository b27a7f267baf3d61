"""How far along: a target's aim, clock and cell, the figures of the way, the order of the status words."""
