"""Runs programs side by side: interleaved in rounds, so that drift of the machine cancels, and in
processor time, so that other work on the machine hardly counts.

Programs take AGENTS REPLICATIONS SEED as their last arguments and print one JSON object with
`ns_per_replication`, and by metric its mean and standard error.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BENCHMARKS = Path(__file__).resolve().parents[1]
BUILD = BENCHMARKS / "target/peers"
SEED = 20261120
OURS = "walras"


def build(source):
    """Builds our programs and a C program on GSL; returns the latter's path."""
    missing = [tool for tool in ("cc", "java", "mvn") if not shutil.which(tool)]
    probe = subprocess.run(
        ["cc", "-E", "-"], input="#include <gsl/gsl_rng.h>", text=True, capture_output=True
    )
    if probe.returncode:
        missing.append("libgsl-dev")
    if subprocess.run(["/usr/bin/python3", "-c", "import numpy"], capture_output=True).returncode:
        missing.append("python3-numpy")
    if missing:
        sys.exit(f"{', '.join(missing)} must be installed; see benchmarks/README.md")
    maven = ["mvn", "-q", "-B", "-pl", "benchmarks", "-am", "-DskipTests", "package"]
    subprocess.run(maven, cwd=BENCHMARKS.parent, check=True)
    return compile(source)


def compile(source):
    """Builds a C program on GSL; returns its path."""
    BUILD.mkdir(parents=True, exist_ok=True)
    program = BUILD / source.stem
    libraries = ["-lgsl", "-lgslcblas", "-lm"]
    command = ["cc", "-std=c11", "-O3", "-march=native", "-o", program, source, *libraries]
    subprocess.run(command, check=True)
    return program


def walras(study, metrics):
    """Our kernel as a program: a study of the benchmarks, and the metrics that it prints."""
    jar = BENCHMARKS / "target/walras-benchmarks.jar"
    return [
        "java", "-Xbatch", "-cp", jar, "walras.benchmarks.KernelProgram", study, ",".join(metrics)
    ]  # fmt: skip


def results(command, agents, replications, seed):
    """What a program prints."""
    arguments = [*command, str(agents), str(replications), str(seed)]
    return json.loads(subprocess.check_output(arguments))


@dataclass
class Case:
    """What is measured.

    peers: by name, the command and the number of replications, or a function of the number of
        agents that returns it, 0 where the peer cannot run
    claimed_ns: what a replication of ours takes at most at every size
    claimed_growth: how many times as long it takes at most at the last size as at the first
    """

    name: str
    sizes: list
    peers: dict
    claimed_ns: float
    claimed_growth: float


def measure(cases, rounds):
    """Measures all cases; returns a record and prints a table on standard error."""
    samples = {}
    for round_ in range(1, rounds + 1):
        print(f"round {round_} of {rounds}", file=sys.stderr)
        for case in cases:
            for agents in case.sizes:
                for peer, (command, replications) in case.peers.items():
                    count = replications(agents) if callable(replications) else replications
                    if count:
                        ns = results(command, agents, count, SEED + round_)["ns_per_replication"]
                        samples.setdefault((case.name, agents), {}).setdefault(peer, []).append(ns)
                        print(f"{case.name:14} N = {agents:<11} {peer:14} {ns:14.0f} ns", file=sys.stderr)
    return [summary(case, samples) for case in cases]


def summary(case, samples):
    rows = []
    for agents in case.sizes:
        peers = samples[case.name, agents]
        ns = {peer: median(values) for peer, values in peers.items()}
        ratios = {peer: ns[peer] / ns[OURS] for peer in ns if peer != OURS}
        rows.append({"agents": agents, "median_ns": ns, "to_walras": ratios, "samples_ns": peers})
    worst = max(row["median_ns"][OURS] for row in rows)
    growth = rows[-1]["median_ns"][OURS] / rows[0]["median_ns"][OURS]
    claims = {
        f"at most {case.claimed_ns:.0f} ns with all metrics": worst <= case.claimed_ns,
        f"at most {case.claimed_growth} times as long at the largest size": growth
        <= case.claimed_growth,
    }
    show(case, rows, claims)
    return {"case": case.name, "claims": claims, "growth": growth, "sizes": rows}


def show(case, rows, claims):
    peers = [peer for peer in case.peers if peer != OURS]
    titles = [f"{peer}/{OURS}" for peer in peers]
    print(f"\n{case.name}\n{'agents':>12}{'walras ns':>12}" + "".join(f"{t:>24}" for t in titles), file=sys.stderr)
    for row in rows:
        ratios = (f"{row['to_walras'][p]:.2f}" if p in row["to_walras"] else "-" for p in peers)
        cells = "".join(f"{ratio:>24}" for ratio in ratios)
        print(f"{row['agents']:>12}{row['median_ns'][OURS]:>12.0f}{cells}", file=sys.stderr)
    for claim, holds in claims.items():
        print(f"{'holds' if holds else 'MISSED'}: {claim}", file=sys.stderr)


def record(name, measurements):
    """Files measurements in benchmarks/results."""
    text = json.dumps(measurements)
    subprocess.run([BENCHMARKS / "record", name], input=text, text=True, check=True)
