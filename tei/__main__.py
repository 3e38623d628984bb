"""``python -m tei``: the same as ``teitool``."""

from tei.cli.main import main

main()
