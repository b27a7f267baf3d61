"""The sample county: clean records, the deliveries made from them, and the answer key.

Everything here is invented. The package never imports ``tanjcli``: the answer key is an independent check of it.
"""
