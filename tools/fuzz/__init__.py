"""An oracle fuzzer for the intake: messy deliveries whose right answer is known row by row.

``python -m tools.fuzz --seeds 1-1000`` writes one file a seed, ingests it as a delivery would be, and says of every
row whether what became of it is right. The answers come from how the file was made, never from the program.
"""
