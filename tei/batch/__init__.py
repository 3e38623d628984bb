"""Many documents: plan, run, publish, report; and many files to check.

Import from the modules: a validation needs nothing of what a conversion loads.
"""
