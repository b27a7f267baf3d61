"""Floor 2: the plan, what was promised. YAML in, a checked model and findings out; knows nothing of spreadsheets."""
