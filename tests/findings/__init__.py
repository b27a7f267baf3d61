"""The error gallery: a folder a finding, with the sentences it gives for the smallest input that triggers it.

``python -m tests.findings`` writes the folders anew; the tests beside this file hold them to what the program says.
"""
