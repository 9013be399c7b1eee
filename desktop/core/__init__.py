"""What the program is for: cutouts, features, groups. Pure Python and numpy; no Qt, network or database."""
