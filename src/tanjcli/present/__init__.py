"""Floor 4: one Assessment shown in any format. Rounding and wording happen here, judging never does."""
