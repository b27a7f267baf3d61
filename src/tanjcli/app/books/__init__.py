"""The books beside the targets: rankings, duties, lists, projects, registers, and lists that came back."""
