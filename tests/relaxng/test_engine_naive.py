"""The automaton against a matcher that tries everything: the same verdict on random schemas and documents."""

from __future__ import annotations

import pytest
from grammar_strategies import documents, grammars
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_matcher import valid, xml

from tei.relaxng.document.validator import Validator


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # long schemas in its messages
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_same_verdict(data: st.DataObject) -> None:
    grammar = data.draw(grammars())
    validator = Validator(grammar)
    for _ in range(3):
        root = data.draw(documents(grammar))
        findings = list(validator.validate(xml(root).encode()))
        assert (not findings) == valid(grammar, root), (grammar, xml(root), findings)
