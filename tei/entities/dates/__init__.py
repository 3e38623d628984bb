"""The grammar of dates in archival documents.

What a date looks like is data: the forms stand in ``data/forms.csv``, the words in ``data/words_<language>.csv``. A new
form is one more row with an example, which the tests try.
"""

from tei.entities.dates.annotate import annotate_dates
from tei.entities.dates.context import DateContext
from tei.entities.dates.find import DateMatch, find_dates
from tei.entities.dates.parse import parse_date

__all__ = ["DateContext", "DateMatch", "annotate_dates", "find_dates", "parse_date"]
