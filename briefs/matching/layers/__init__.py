"""A server's own cards over a pack's index: each lookup asks both, and leaves out what is hidden.

Nothing of the pack's index is copied but a few numbers for each point. Places of names and points
count the pack's first, hidden ones too, then the own ones.
"""
