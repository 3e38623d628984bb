"""Evaluation: how right marks are, measured on documents with known answers.

::

    gold (stand-off lines or TEI) ─┐
                                   ├─→ compare → report → table, JSON, page; floors
    predictions (files or convert) ┘

The rules by which marks are matched stand in ``tei.evaluation.matching`` and nowhere else.
"""
