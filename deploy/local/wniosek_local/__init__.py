"""Starts and stops Wniosek's parts on one machine: for `make run`, for the tests and for the benchmarks."""
