"""Several processes give what one gives, and one that is ended from outside is told."""

import os

import pytest

from tei.batch.workers import in_order_of
from tei.errors import TeitoolError


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(in_order_of(abs, range(-9, 0), 2, 2)) == [9, 8, 7, 6, 5, 4, 3, 2, 1]


def test_a_process_that_is_ended_is_an_error_for_people() -> None:
    with pytest.raises(TeitoolError, match=r"ended from outside.*--jobs"):
        list(in_order_of(os._exit, [1, 1], 1, 1))
