#!/usr/bin/env python3
"""ssh.py PROGRAM SHELL [RUNS] - `check --ssh` beside a plain ssh that is sent the same lines in one go.

Both talk to a real sshd on loopback that runs the shell of a simulated appliance. The plain ssh waits for no prompt and
reads no answer: what ours takes longer is what it costs to look before each line is sent, and to judge.
"""
import os
import pwd
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ANSWERS = ["product=fmc", "ha.role=standalone", "internet=true", "license.mode=smart", "proxy=false",
           "csn.enabled=true", "symptom.not_updated=false"]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def start(folder, shell):
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{name}"], check=True)
    port, user = free_port(), pwd.getpwuid(os.getuid()).pw_name
    os.makedirs("/run/sshd", exist_ok=True)
    with open(f"{folder}/sshd_config", "w") as file:
        file.write(f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\n"
                   "PidFile none\nUsePAM no\nStrictModes no\nUseDNS no\nPermitRootLogin yes\nPrintMotd no\n"
                   f"PrintLastLog no\nForceCommand exec {shell} factory-certificate-expired\n")
    with open(f"{folder}/known", "w") as file:
        file.write(f"[127.0.0.1]:{port} {open(f'{folder}/host.pub').read()}")
    with open(f"{folder}/config", "w") as file:
        file.write(f"Host *\n HostName 127.0.0.1\n Port {port}\n User {user}\n IdentityFile {folder}/user\n"
                   f" IdentitiesOnly yes\n IdentityAgent none\n UserKnownHostsFile {folder}/known\n"
                   " GlobalKnownHostsFile /dev/null\n")
    server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", f"{folder}/sshd_config"],
                              stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if "Server listening" in line:
            return server, user
    sys.exit("sshd did not start")


def timed(runs, command, text=None):
    times, errors = [], ""
    for _ in range(runs):
        began = time.perf_counter()
        done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        times.append(time.perf_counter() - began)
        errors = done.stderr
    return statistics.median(times), errors


def main():
    program, shell, runs = sys.argv[1], os.path.abspath(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as folder:
        server, user = start(folder, shell)
        try:
            command = [program, "check", "--ssh", f"{user}@fmc-a", "--ssh-config", f"{folder}/config",
                       "--password-command", "printf practice"]
            for answer in ANSWERS:
                command += ["--answer", answer]
            ours, errors = timed(runs, command)
            lines = [line.split(": ", 2)[2] for line in errors.splitlines() if line.startswith("taloscope: fmc-a: ")]
            clish = [line for line in lines if line.startswith("show ")]
            typed = clish + ["expert", "sudo su", "practice"] + [line for line in lines if line not in clish]
            text = "\n".join(typed + ["exit"] * 3) + "\n"
            plain, _ = timed(runs, ["ssh", "-tt", "-F", f"{folder}/config", f"{user}@fmc-a"], text)
        finally:
            server.terminate()
    print(f"| {len(lines)} commands over ssh, median of {runs} runs | ms |\n|---|---|")
    print(f"| taloscope check --ssh | {ours * 1000:.0f} |\n| plain ssh, all lines at once | {plain * 1000:.0f} |")
    print(f"\nratio {ours / plain:.2f}")


main()
