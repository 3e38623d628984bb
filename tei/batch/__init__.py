"""Many documents: plan, run, publish, report."""

from tei.batch.outcome import Outcome, Summary
from tei.batch.plan import STDIN, Job, plan
from tei.batch.publish import check_folder, publish
from tei.batch.run import Target, run
from tei.batch.validate import ValidationReport, validate_files

__all__ = [
    "STDIN",
    "Job",
    "Outcome",
    "Summary",
    "Target",
    "ValidationReport",
    "check_folder",
    "plan",
    "publish",
    "run",
    "validate_files",
]
