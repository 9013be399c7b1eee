"""The reference cloud API: what the program syncs with, on a laptop or on AWS."""
