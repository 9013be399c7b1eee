"""How many requests the service bears: 50 clients against `python -m service` in a process of its own.

    python tests/benchmarks/service_load.py [--clients 50] [--seconds 10]

Prints requests/s, p50, p99 and errors of reading a status and of starting a batch of one small photo, with
the processor time of the service; then whether every job that was accepted ended once and was paid once.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.photos import encoded, product_picture  # noqa: E402

LIMITS = "".join(
    f"[limits.{action}]\ntenant = 100000000\nuser = 100000000\n"
    for action in ("process", "status", "default")
)


class Client:
    """One of many, with a connection of its own."""

    def __init__(self, api: str, token: str) -> None:
        self._api = api
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, body: object = None) -> requests.Response:
        return self._session.request(method, f"{self._api}{path}", json=body, timeout=60)


def measured(clients: list[Client], seconds: float, work: Callable[[Client], requests.Response]) -> list[Any]:
    """All clients at once for so long; prints what came of it, gives the bodies of the good answers."""
    times: list[float] = []
    errors: list[int] = []
    bodies: list[Any] = []
    lock = threading.Lock()
    ends = time.monotonic() + seconds

    def run(client: Client) -> None:
        while time.monotonic() < ends:
            began = time.monotonic()
            answer = work(client)
            took = time.monotonic() - began
            with lock:
                times.append(took)
                if answer.status_code >= 300:
                    errors.append(answer.status_code)
                else:
                    bodies.append(answer.json())

    began = time.monotonic()
    with ThreadPoolExecutor(len(clients)) as pool:
        list(pool.map(run, clients))
    spent = time.monotonic() - began
    cuts = statistics.quantiles(times, n=100)
    print(
        f"{len(times)} requests, {len(times) / spent:.0f}/s, p50 {1000 * cuts[49]:.0f} ms,"
        f" p99 {1000 * cuts[98]:.0f} ms, {len(errors)} errors {sorted(set(errors))}"
    )
    return bodies


def processor_s(pid: int) -> float:
    """User and system time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Start the service, ask it, look at what is left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.toml").write_text('quality = "fast"\nlog_level = "WARNING"\n' + LIMITS, "utf-8")
        command = [sys.executable, "-m", "service", "serve", "--data", name, "--port", "0", "--workers", "1"]
        with subprocess.Popen(
            [*command, "--config", f"{name}/config.toml"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                _run(options, process, folder)
            finally:
                process.terminate()


def _run(options: argparse.Namespace, process: subprocess.Popen[str], folder: Path) -> None:
    assert process.stdout is not None
    password = re.search(r"password (\S+):", process.stdout.readline())
    address = re.search(r"listening on (http://[\d.:]+)(\S+);", process.stdout.readline())
    assert password is not None
    assert address is not None
    form = {"grant_type": "password", "client_id": "bg-remover-desktop", "username": "admin"}
    while True:
        try:
            granted = requests.post(
                f"{address[1]}/dev/token", data={**form, "password": password[1]}, timeout=5
            )
            break
        except requests.ConnectionError:
            time.sleep(0.1)
    token = granted.json()["id_token"]
    clients = [Client(address[1] + address[2], token) for _ in range(options.clients)]
    photo = encoded(product_picture((320, 240)))
    files = [{"photoId": "a", "filename": "a.jpg", "contentType": "image/jpeg", "size": len(photo)}]
    target = clients[0].ask("POST", "/upload-urls", {"files": files}).json()["files"][0]
    requests.put(target["uploadUrl"], data=photo, headers={"Content-Type": "image/jpeg"}, timeout=5)
    batch = {
        "groups": [{"groupId": "pg_1", "imageIds": ["a"]}],
        "originalImageKeys": {"a": {"s3Key": target["s3Key"]}},
    }
    first = clients[0].ask("POST", "/process-groups", batch).json()["jobs"][0]["jobId"]

    command = [sys.executable, "-m", "service", "add-credits", "admin", "1000000", "--data", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    before = processor_s(process.pid)
    print("status:", end=" ", flush=True)
    count = len(measured(clients, options.seconds, lambda client: client.ask("GET", f"/status/{first}")))
    print(f"  {1000 * (processor_s(process.pid) - before) / count:.2f} ms of processor a request")

    print("process-groups:", end=" ", flush=True)
    made = measured(clients, options.seconds, lambda client: client.ask("POST", "/process-groups", batch))
    batches = [body["requestId"] for body in made]
    left = set(batches)
    while left:
        left = {id for id in left if not clients[0].ask("GET", f"/status/batch/{id}").json()["allCompleted"]}
    ended = [clients[0].ask("GET", f"/status/batch/{id}").json() for id in batches]
    completed = sum(body["status"] == "completed" for body in ended)
    jobs = {job["jobId"] for body in ended for job in body["jobs"]}
    paid = sum(clients[0].ask("GET", f"/status/{id}").json()["creditsUsed"] for id in jobs)
    print(f"  {len(batches)} batches, {completed} completed, {len(jobs)} jobs, {paid} credits")


if __name__ == "__main__":
    main()
