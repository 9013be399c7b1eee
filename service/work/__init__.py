"""What the worker does: cutouts, groups, the life of a job from queue to result."""
