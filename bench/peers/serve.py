"""Answers calls of the bench harness: one JSON object a line in, one out. Prints of libraries go to stderr."""

import json
import sys
import time
import traceback


def timed(work):
    """Seconds that work() took, and what it returned."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def thread_pools():
    """What threadpoolctl says of the loaded libraries, in one line each."""
    from threadpoolctl import threadpool_info

    return [
        f"{pool.get('internal_api')} {pool.get('version')} {pool.get('architecture', '')} x{pool.get('num_threads')}"
        for pool in threadpool_info()
    ]


def serve(functions):
    """Runs the named function for each line; each takes keyword arguments and returns a dict."""
    out = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        try:
            begin = time.process_time()
            reply = functions[request["name"]](**request["args"]) or {}
            reply.setdefault("cpu", time.process_time() - begin)
        except Exception as error:
            traceback.print_exc()
            reply = {"error": f"{type(error).__name__}: {error}"}
        out.write(json.dumps(reply) + "\n")
        out.flush()
