"""Turns samples of the side-by-side run into medians and ratios: a table for people on standard
error, JSON on standard output."""

import json
import sys
from collections import defaultdict
from statistics import median

CLAIMED_NANOSECONDS = 6000  # ours with all metrics, at every size
CLAIMED_GROWTH = 1.2  # ours at the largest size to ours at the smallest


def main():
    samples = defaultdict(lambda: defaultdict(list))
    for line in sys.stdin:
        sample = json.loads(line)
        samples[sample["agents"]][sample["peer"]].append(sample["ns"])
    rows = []
    for agents, peers in sorted(samples.items()):
        ns = {peer: median(values) for peer, values in peers.items()}
        ratios = {peer: ns["walras"] / ns[peer] for peer in ns if peer != "walras"}
        rows.append({"agents": agents, "median_ns": ns, "walras_to": ratios, "samples_ns": peers})
    growth = rows[-1]["median_ns"]["walras"] / rows[0]["median_ns"]["walras"]

    def show(*cells):
        print("{:>12}{:>12}{:>12}{:>14}{:>10}{:>14}".format(*cells), file=sys.stderr)

    show("agents", "walras ns", "C ns", "NumPy ns", "walras/C", "NumPy/walras")
    for row in rows:
        ns, ratios = row["median_ns"], row["walras_to"]
        show(
            row["agents"],
            f"{ns['walras']:.0f}",
            f"{ns['c']:.0f}",
            f"{ns['numpy']:.0f}" if "numpy" in ns else "-",
            f"{ratios['c']:.2f}",
            f"{1 / ratios['numpy']:.0f}" if "numpy" in ratios else "-",
        )
    worst = max(row["median_ns"]["walras"] for row in rows)
    held = {
        f"at most {CLAIMED_NANOSECONDS} ns with all metrics": worst <= CLAIMED_NANOSECONDS,
        f"at most {CLAIMED_GROWTH} times as long at the largest size": growth <= CLAIMED_GROWTH,
    }
    for claim, holds in held.items():
        print(f"{'holds' if holds else 'MISSED'}: {claim}", file=sys.stderr)
    json.dump({"claims": held, "growth": growth, "sizes": rows}, sys.stdout)


main()
