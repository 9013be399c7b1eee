"""The network layer. Nothing in the program connects to anything yet."""
