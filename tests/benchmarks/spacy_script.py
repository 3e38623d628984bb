"""The script that a user would write instead: spaCy's small English model finds names, lxml writes TEI.

Run: python spacy_script.py MODEL OUT TEXT...  (needs spacy and the model, such as en_core_web_sm)
"""

import sys
from pathlib import Path

import spacy
from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
ELEMENTS = {"PERSON": "persName", "ORG": "orgName", "GPE": "placeName", "LOC": "placeName", "DATE": "date"}


def edition(nlp, text: str) -> bytes:
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    body = etree.SubElement(etree.SubElement(root, f"{{{TEI}}}text"), f"{{{TEI}}}body")
    for line in text.splitlines():
        if not line.strip():
            continue
        paragraph, at, last = etree.SubElement(body, f"{{{TEI}}}p"), 0, None
        for entity in nlp(line).ents:
            if entity.label_ not in ELEMENTS:
                continue
            between = line[at : entity.start_char]
            if last is None:
                paragraph.text = between
            else:
                last.tail = between
            last = etree.SubElement(paragraph, f"{{{TEI}}}{ELEMENTS[entity.label_]}")
            last.text, at = entity.text, entity.end_char
        if last is None:
            paragraph.text = line
        else:
            last.tail = line[at:]
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def main() -> None:
    model = sys.argv[1]
    out, *texts = map(Path, sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(model, disable=["parser", "lemmatizer"])
    for text in texts:
        (out / text.with_suffix(".xml").name).write_bytes(edition(nlp, text.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
