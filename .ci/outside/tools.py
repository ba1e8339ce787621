"""Reads lists, JSON, calendars and maps with other people's parsers and compares them with each other."""
import csv, json, pathlib, re, sys
from xml.dom import minidom

name = sys.argv[1]
session = json.load(open(f"{name}.json", encoding="utf-8"))
assert session["format"] == "commonground" and session["version"] == 1
lines = {line["id"]: line for line in session["lines"]}
assert len(lines) == len(session["lines"]), "a name stands twice"

def of_kind(*kinds):
    return [line for line in session["lines"] if line["kind"] in kinds]

def unmarked(cell):
    rest = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and rest[:1] and rest[0] in "=+-@＝＋－＠" else cell

if "--dot" in sys.argv:
    svg = minidom.parse(f"{name}.svg")
    edges = [g for g in svg.getElementsByTagName("g") if g.getAttribute("class") == "edge"]
    words = {"".join(t.firstChild.data for t in g.getElementsByTagName("text") if t.firstChild) for g in svg.getElementsByTagName("g") if g.getAttribute("class") == "node"}
    ids = {g.getAttribute("id") for g in edges}
    parties = {json.loads(json.dumps(e["label"])) for e in json.load(open(f"{name}-kumu.json", encoding="utf-8"))["elements"] if e["type"] != "Asset"}
    bare = lambda text: re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()
    missing = {bare(p) for p in parties} - {bare(w) for w in words}
    assert not missing and ids <= set(lines), (list(missing)[:5], [w for w in words][:5], list(ids - set(lines))[:5])
    print(f"read back: {name}-relations.dot by Graphviz: {len(edges)} relationships, {len(words)} parties")
    raise SystemExit

rows = 0
for path in sorted(pathlib.Path(f"{name}-lists").iterdir()):
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n"), f"{path}: a line ends without CR"
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            assert None not in row and None not in row.values(), f"{path}: {row}"
            assert all(cell[:1] not in tuple("=+-@\t\r") or not cell for cell in row.values()), f"{path}: a formula in {row}"
            if row["id"] in lines:
                rows += 1
                texts = [unmarked(cell) for cell in row.values()]
                assert lines[row["id"]]["text"] in texts, f"{path}: {row}"
print(f"read back: {name}-lists by Python's csv: {rows} of {len(lines)} lines")
assert rows == len(lines)

import icalendar
for after, part in (("", "VEVENT"), ("-todo", "VTODO")):
    raw = open(f"{name}{after}.ics", "rb").read()
    assert raw.count(b"\n") == raw.count(b"\r\n") and max(len(line) for line in raw.split(b"\r\n")) <= 75
    calendar = icalendar.Calendar.from_ical(raw)
    found = {str(item["uid"]): item for item in calendar.walk(part)}
    dated = [l for l in of_kind("action", "pledge") if l["answers"].get("due", {}).get("day")] if "answers" else []
    summaries = sorted(str(item["summary"]) for item in found.values())
    wanted = [f"{l['number']} {l['text']}" for l in of_kind("action", "pledge", "review")]
    assert set(summaries) <= set(wanted) and len(found) >= len(dated), (after, len(found), len(dated))
    days = sorted(str((item.get("dtstart") or item.get("due")).dt) for item in found.values())
    assert set(l["answers"]["due"]["day"] for l in dated) <= set(days)
    assert not calendar.walk("VALARM") and all(not item.errors for item in calendar.walk())
    print(f"read back: {name}{after}.ics by icalendar: {len(found)} of {len(wanted)}")

kumu = json.load(open(f"{name}-kumu.json", encoding="utf-8"))
# A session without parties that go together has none.
connections = kumu.get("connections", [])
ids = {element["id"] for element in kumu["elements"]}
assert len(ids) == len(kumu["elements"])
assert all(c["from"] in ids and c["to"] in ids and c["direction"] == "mutual" for c in connections)
assert len({c["id"] for c in connections} & set(lines)) == len(connections)
print(f"read back: {name}-kumu.json by Python's json: {len(ids)} elements, {len(connections)} connections")
