"""Floor 1½: YAML files people write by hand, read strictly: restricted nodes with positions, typed by a schema.

Shared by the plan (``targets.yaml``) and the intake (``data/sources.yaml``), which know nothing of each other.
"""
