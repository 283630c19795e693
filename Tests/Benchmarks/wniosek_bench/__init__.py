"""`make bench`: rates beside their limits, measured in one run on one machine. See docs/benchmarks.md."""
