"""The books beside the figures: who stands where, what is due of whom and when, and each department's card."""
