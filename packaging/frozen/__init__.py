"""What only the packaged program needs."""
