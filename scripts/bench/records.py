# The same records with Python's jsonschema and DeepDiff: reads the file of records, then makes one pass for each line on its input (`diff`:
# by DeepDiff alone) and answers with the milliseconds that it took.
import json
import sys
import time

import jsonschema
from deepdiff import DeepDiff

with open(sys.argv[1], encoding="utf-8") as file:
    data = json.load(file)
validators = [jsonschema.Draft202012Validator(schema) for schema in data["schemas"]]
pairs = data["pairs"]
print("ready", flush=True)
for line in sys.stdin:
    diff_alone = line.strip() == "diff"
    begun = time.perf_counter()
    found = 0
    for entry, a, b in pairs:
        validator = validators[entry]
        if not diff_alone:
            found += sum(1 for record in (a, b) for _ in validator.iter_errors(record))
        found += len(DeepDiff(a, b, ignore_order=True))
    print(1000 * (time.perf_counter() - begun), found, flush=True)
