"""Tests of tanj; a package so that ``python -m tests.certify`` runs from a clone."""
