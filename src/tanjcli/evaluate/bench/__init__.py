"""What is laid on the bench before a target is judged: measured figures, its case, the path it is due on."""
