#!/usr/bin/env python3
"""Parses the real compilation, prints its score on the hand-made gold, and fails below the floors.

    .ci/score-floors.py DUIDU SHARED

DUIDU is the built program, SHARED the folder with corpus/, gold/ and eval/score.py.
Raise a floor when the parser has got better for good; never lower one to get a change in.
"""
import json, os, subprocess, sys, tempfile

# (key in the score, field, floor)
FLOORS = [
    ("reports", "f1", 1.0),
    ("metadata/title", "share", 1.0),
    ("metadata/agency", "share", 0.96),
    ("metadata/unit", "share", 1.0),
    ("metadata/level", "share", 1.0),
    ("metadata/period", "share", 1.0),
    ("metadata/region", "share", 0.69),
    ("metadata/bounds", "share", 1.0),
    ("headings", "f1", 0.97),
    ("heading depth", "share", 0.97),
    ("heading part", "share", 0.98),
    ("line part", "share", 0.98),
    ("themes", "f1", 0.80),
    ("themes literal recall", "share", 1.0),
    ("figures", "f1", 0.92),
    ("figure indicator", "share", 0.80),
    ("figure type", "share", 0.95),
    ("figure status", "share", 0.90),
    ("findings", "share", 0.70),
]
REPORTS = 25


def lost_lines(parsed):
    """Lines that are in no report and not set aside, or in two places."""
    seen = {}
    for report in parsed["reports"]:
        for line in {report["title_line"], *range(report["first_line"], report["last_line"] + 1)}:
            seen[line] = seen.get(line, 0) + 1
    skipped = {row["line"] for row in parsed["skipped"]}
    lost = [n for n in range(1, parsed["source"]["lines"] + 1) if n not in seen and n not in skipped]
    twice = [n for n, times in seen.items() if times > 1]
    return lost, twice


def main(duidu, shared):
    corpus = os.path.join(shared, "corpus", "half-year-2023h1-25.txt")
    with tempfile.TemporaryDirectory() as folder:
        parsed_path, score_path = os.path.join(folder, "parsed.json"), os.path.join(folder, "score.json")
        with open(parsed_path, "wb") as out:
            subprocess.run([duidu, "parse", corpus, "--json"], stdout=out, check=True)
        score = [sys.executable, os.path.join(shared, "eval", "score.py"), parsed_path, os.path.join(shared, "gold")]
        subprocess.run([*score, "--show", "3", "--json", score_path], check=True)
        parsed = json.load(open(parsed_path, encoding="utf-8"))
        scores = json.load(open(score_path, encoding="utf-8"))

    faults = []
    if len(parsed["reports"]) != REPORTS:
        faults.append(f"{len(parsed['reports'])} reports, not {REPORTS}")
    lost, twice = lost_lines(parsed)
    if lost or twice:
        faults.append(f"lines in no report and not set aside: {lost[:20]}; in two reports: {twice[:20]}")
    print("\nfloors")
    for key, field, floor in FLOORS:
        row = scores
        for part in key.split("/"):
            row = row[part]
        reached = row[field]
        print(f"  {key:24s} {reached:.3f}  floor {floor:.2f}{'' if reached >= floor else '  BELOW'}")
        if reached < floor:
            faults.append(f"{key} {reached:.3f} is below {floor}")
    for fault in faults:
        print(f"score: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
