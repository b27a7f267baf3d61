"""Assessment, plan and findings in, neutral Documents out. Nothing here judges or selects rows."""
