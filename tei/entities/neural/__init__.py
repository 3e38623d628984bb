"""A trained model of names: words of a text → probabilities of labels → evidence for the annotators.

::

    text → words (words.py), what lists know of them (hints.py)
         → pieces in windows (wordpiece.py, windows.py) → network (tagger.py)
         → probability of each word (persons) and spans (decode.py, annotate.py)

The network is one ONNX file that holds its vocabulary and labels, too; docs/models.md says how one is trained. It needs
an extra (``pip install 'teitool[ner]'``); the rules work without it. Training reads the same words, hints and windows.
"""

from tei.entities.neural.tagger import Tagger, load_tagger

__all__ = ["Tagger", "load_tagger"]
