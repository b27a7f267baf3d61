"""Floor 3: where promise and fact meet, once. Out of it comes one frozen Assessment; nothing downstream computes."""
