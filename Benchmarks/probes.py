#!/usr/bin/env python3
"""probes.py PROGRAM [SECONDS] [RUNS] - shows that the local probes together take no longer than the slowest.

Three peers on loopback answer after a fixed delay each: a DNS server, a web server before its handshake, a proxy before
its answer. The program is run with each alone being slow, and with all of them.
"""
import socket
import statistics
import subprocess
import sys
import threading
import time


def dns(delay):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))

    def answer(question, client):
        time.sleep(delay)
        # The question again, as an answer with one address of the asked kind's length, or none.
        head = question[:2] + b"\x81\x80\x00\x01" + (b"\x00\x01" if question[-3] == 1 else b"\x00\x00") + b"\x00" * 4
        record = b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x00\x00\x04\x7f\x00\x00\x01" if question[-3] == 1 else b""
        server.sendto(head + question[12:] + record, client)

    def serve():
        while True:
            threading.Thread(target=answer, args=server.recvfrom(512), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname()[1]


def stream(delay, answer):
    server = socket.create_server(("127.0.0.1", 0))

    def talk(client):
        client.recv(4096)
        time.sleep(delay)
        client.sendall(answer)
        client.close()

    def serve():
        while True:
            threading.Thread(target=talk, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname()[1]


def measure(program, runs, names, target, proxy):
    # Several name servers: the connection goes to the first that answers, the others are asked beside it.
    command = [program, "connectivity", "--host", "bench.test", "--port", str(target), "--timeout", "60",
               "--proxy", f"http://127.0.0.1:{proxy}"]
    for port in names:
        command += ["--dns", f"127.0.0.1:{port}"]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times.append(time.perf_counter() - start)
        if not 0 <= done.returncode <= 3:
            sys.exit(f"exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return statistics.median(times)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    delay = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    alert, no = b"\x15\x03\x03\x00\x02\x02\x28", b"HTTP/1.1 403 Forbidden\r\n\r\n"
    quick = dns(0), stream(0, alert), stream(0, no)
    slow = dns(delay), stream(delay, alert), stream(delay, no)
    cases = (
        ("none is slow", [quick[0]], quick[1], quick[2]),
        ("a DNS server is slow", [quick[0], slow[0]], quick[1], quick[2]),
        ("TLS is slow", [quick[0]], slow[1], quick[2]),
        ("the proxy is slow", [quick[0]], quick[1], slow[2]),
        ("all three are slow", [quick[0], slow[0]], slow[1], slow[2]),
    )
    times = [measure(program, runs, *case[1:]) for case in cases]
    for case, took in zip(cases, times):
        print(f"{took * 1000:8.0f} ms   {case[0]}")
    print(f"{times[4] / max(times[1:4]):8.2f} times the slowest alone; one after another it would be "
          f"{sum(times[1:4]) / max(times[1:4]):.2f} times")


if __name__ == "__main__":
    main()
