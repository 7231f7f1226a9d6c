"""Settings of every test: the same examples in every run, and no clock in the tests."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("same")

collect_ignore = [
    "typing/must_fail.py",  # read by type checkers, never run
    "downstream",  # another project, with an environment of its own: tests/downstream/run
]
