"""What is kept between runs: the library, the cache, the settings. Returns core types, never rows."""
