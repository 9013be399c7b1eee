"""The network layer: the only part that connects to anything."""
