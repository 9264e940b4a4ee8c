#!/usr/bin/env python3
"""Makes the files in this folder and their README.md anew, with openssl 3.0 and new keys.

Usage: make.py      (Debian 12; writes beside itself)
"""
import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PATH = "/var/sf/beaker3/securefirewall-dev-prod-01_prod.pem"
OTHER_PATH = "/etc/sf/keys/other-client.pem"
SUBJECT = "CN = SFW76EVAL-prod-01, C = US, ST = California, L = San Jose, O = Cisco, OU = Security"
ISSUER = "C = US, ST = California, L = San Jose, O = Cisco Systems Inc., OU = Security, CN = Keymaster CA 2"
REAL = "real run, openssl 3.0"
LAID = "re-laid from the real run"
DOCUMENTED = "written after the documented messages"
INFERRED = "inferred from the message for a missing file"
CONFIG = """
[req]
distinguished_name = name
string_mask = utf8only
x509_extensions = authority_extensions
[name]
[authority_extensions]
basicConstraints = critical, CA:TRUE
[authority]
database = {dir}/index.txt
serial = {dir}/serial
new_certs_dir = {dir}
certificate = {dir}/ca.pem
private_key = {dir}/ca.key
default_md = sha256
policy = any
x509_extensions = leaf
unique_subject = no
[any]
commonName = optional
countryName = optional
stateOrProvinceName = optional
localityName = optional
organizationName = optional
organizationalUnitName = optional
[leaf]
basicConstraints = CA:FALSE
keyUsage = digitalSignature
extendedKeyUsage = {usage}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""
listed = []


def openssl(*words, check=True, cwd=None):
    """What openssl prints; its errors come behind its output, as on a terminal."""
    done = subprocess.run(["openssl", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=cwd)
    if check and done.returncode:
        raise SystemExit(done.stdout.decode())
    return done.stdout.decode()


def certificate(begin, end, subject=SUBJECT, issuer=ISSUER, usage="clientAuth", serial="02C19271"):
    """A certificate of a throwaway authority: its PEM, its key, the authority's PEM."""
    slashed = lambda name: "/" + "/".join(part.replace(" = ", "=") for part in name.split(", "))  # noqa: E731
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        config = place / "ca.cnf"
        config.write_text(CONFIG.format(dir=folder, usage=usage))
        (place / "index.txt").write_text("")
        (place / "serial").write_text(serial + "\n")
        openssl("req", "-x509", "-config", config, "-newkey", "rsa:2048", "-noenc", "-days", "3650",
                "-keyout", place / "ca.key", "-out", place / "ca.pem", "-subj", slashed(issuer))
        openssl("req", "-new", "-config", config, "-newkey", "rsa:2048", "-noenc",
                "-keyout", place / "leaf.key", "-out", place / "leaf.csr", "-subj", slashed(subject))
        openssl("ca", "-batch", "-notext", "-preserveDN", "-config", config, "-name", "authority",
                "-startdate", begin, "-enddate", end, "-in", place / "leaf.csr", "-out", place / "leaf.pem")
        return tuple((place / name).read_text() for name in ("leaf.pem", "leaf.key", "ca.pem"))


def shown(pem, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as file:
        file.write(pem)
        file.flush()
        return openssl("x509", "--in", file.name, *options)


def write(name, text, origin, what):
    (HERE / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    listed.append((name, origin, what))


def wrapped(text, columns):
    return "".join(line[at:at + columns] + "\n" for line in text.splitlines()
                   for at in range(0, max(len(line), 1), columns))


def old_layout(text):
    """OpenSSL 1.1.1: another key line, and no `Signature Value:`."""
    text = text.replace("                Public-Key: (2048 bit)", "                RSA Public-Key: (2048 bit)")
    return text.replace("    Signature Value:\n", "")


def new_layout(text):
    return re.sub(r"^( +(?:Issuer|Subject): .*)$", lambda m: m[1].replace(" = ", "="), text, flags=re.M)


def sources():
    made = {}
    for name, begin, end, what in (
            ("factory", "20240130223239Z", "20250330223239Z", "the factory certificate, 425 days"),
            ("five-day", "20261123090307Z", "20261128090307Z", "what a restart brings, 5 days"),
            ("yearly", "20260601081500Z", "20270601081500Z", "what an installation brings, 365 days"),
            ("yearly-expired", "20250410081500Z", "20260410081500Z", "a yearly certificate that has expired itself")):
        pem, key, authority = certificate(begin, end)
        made[name] = pem, shown(pem, "--text"), key, authority
        write(f"{name}.txt", made[name][1], REAL, f"`--text` of {what}")
        write(f"{name}-dates.txt", shown(pem, "-noout", "-dates"), REAL, f"`-noout -dates` of {what}")
        write(f"{name}-enddate.txt", shown(pem, "-noout", "-enddate"), REAL, f"`-noout -enddate` of {what}")
    return made


def layouts(text):
    write("factory-openssl-1.1.1.txt", old_layout(text), LAID,
          "OpenSSL 1.1.1: `RSA Public-Key`, no `Signature Value:`")
    write("factory-openssl-3.5.txt", new_layout(text), LAID, "OpenSSL 3.5: `C=US, ST=California`")
    write("factory-technote.txt", TECHNOTE, "the TechNote's example, lines as printed",
          "prompts, a label and its date three lines apart, the issuer cut")
    write("factory-wrapped-40.txt", wrapped(text, 40), LAID, "hard line breaks after 40 columns")
    write("factory-crlf.txt", text.replace("\n", "\r\n"), LAID, "CRLF line ends")
    write("factory-bom.txt", "\ufeff" + text, LAID, "UTF-8 byte order mark in front")


def terminals(text):
    command = f"openssl x509 --in {PATH} --text"
    write("factory-prompt-root.txt", f"root@fmc-a:/Volume/home/admin# {command}\n{text}root@fmc-a:/Volume/home/admin# ",
          LAID, "root prompt, echoed command, prompt behind")
    write("factory-prompt-expert.txt", f"admin@fmc-a:~$ sudo {command}\nPassword: \n{text}admin@fmc-a:~$ ",
          LAID, "expert prompt, `sudo`, password prompt")
    write("factory-prompt-clish.txt", ("> expert\nadmin@firepower:~$ sudo su\nPassword: \n"
          "Last login: Tue Sep 16 11:20:05 UTC 2025 on pts/0\n"
          f"root@firepower:/Volume/home/admin# {command}\n{text}"
          "root@firepower:/Volume/home/admin# exit\nexit\nadmin@firepower:~$ exit\nlogout\n> "),
          LAID, "a whole visit: clish, expert, root and back")
    banner = ("Password:\n\nCopyright 2004-2024, Cisco and/or its affiliates. All rights reserved.\n\n"
              "Cisco Firepower Extensible Operating System (FX-OS) v2.16.0 (build 128)\n"
              "Cisco Secure Firewall Management Center for VMware v7.6.0 (build 113)\n\n")
    write("factory-terminal-log.txt", (banner + "\x1bE\x1b[J\x07> expert\nadmin@fmc-a:~$ sudo su\nPassword: \n"
          f"\x07root@fmc-a:/home/admin# {command}\n{text}root@fmc-a:/home/admin# ").replace("\n", "\r\n"),
          LAID, "raw terminal log: login banner, `ESC E ESC [ J`, BEL, CRLF")
    write("factory-other-path.txt", f"root@fmc-a:~# openssl x509 --in {OTHER_PATH} --text\n{text}root@fmc-a:~# ",
          LAID, "the echoed command names another file: must not be judged")


def cuts(text):
    write("factory-cut-top.txt", text[text.index("            Not Before"):], LAID, "top missing: starts at Not Before")
    at = text.index("Not After : Mar 30 22:32") + len("Not After : Mar 30 22:32")
    write("factory-cut-bottom.txt", text[:at], LAID, "bottom missing: ends inside the date of Not After")
    write("factory-not-after-only.txt", "            Not After : Mar 30 22:32:39 2025 GMT\n", LAID, "one line and no more")
    write("factory-no-pem.txt", text[:text.index("-----BEGIN")], LAID, "as with `-noout`: no PEM behind")


def doubtful(made):
    text = made["factory"][1]
    write("two-validities.txt", text + made["yearly"][1], f"two of: {REAL}", "two pastes in one: must not be judged")
    write("pem-contradicts-text.txt", text[:text.index("-----BEGIN")] + made["yearly"][0], LAID,
          "text of the factory certificate, PEM of the yearly one: must not be judged")
    write("with-private-key.txt", text + made["factory"][2], f"{REAL}, with its throwaway key",
          "a pasted file with the private key in it: must be masked")
    write("chain-of-two.txt", text + shown(made["factory"][3], "--text"), REAL, "a leaf and the authority that issued it")
    pem, _, _ = certificate("20240130223239Z", "20250330223239Z",
                            issuer="C = US, O = Example Test, OU = Security, CN = Test CA")
    write("other-authority.txt", shown(pem, "--text"), REAL, "the right subject, an issuer that is not Cisco")
    pem, _, _ = certificate("20260601081500Z", "20270601081500Z", subject="CN = www.example.net",
                            issuer="C = US, O = Example Test, CN = Test CA", usage="serverAuth", serial="1A2B3C4D")
    write("server-certificate.txt", shown(pem, "--text"), REAL, "a server certificate, `CN = www.example.net`")


def errors():
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "file").write_text("this is not PEM\n")
        missing = openssl("x509", "--in", PATH, "--text", check=False)
        garbage = openssl("x509", "--in", "file", "--text", check=False, cwd=folder).replace(" file\n", f" {PATH}\n")
    write("error-missing-openssl-3.0.txt", missing, REAL, "no such file")
    write("error-not-pem-openssl-3.0.txt", garbage, f"{REAL}, its path replaced", "not PEM")
    thread, unable = "404722A2317F0000", "Unable to load certificate\n"
    opening = f"Could not open file or uri for loading certificate from {PATH}"
    write("error-denied-openssl-3.0.txt", f"{opening}\n"
          f"{thread}:error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:"
          "../crypto/store/store_register.c:237:scheme=file\n"
          f"{thread}:error:8000000D:system library:BIO_new_file:Permission denied:../crypto/bio/bss_file.c:67:"
          f"calling fopen({PATH}, rb)\n"
          f"{thread}:error:10080002:BIO routines:BIO_new_file:system lib:../crypto/bio/bss_file.c:77:\n{unable}",
          "real run, openssl 3.0.19, its path replaced", "permission denied")
    for name, reason, number, origin in (("missing", "No such file or directory", "02001002", DOCUMENTED),
                                         ("denied", "Permission denied", "0200100D", INFERRED)):
        write(f"error-{name}-openssl-1.1.1.txt", f"Can't open {PATH} for reading, {reason}\n"
              f"140231580689216:error:{number}:system library:fopen:{reason}:../crypto/bio/bss_file.c:69:"
              f"fopen('{PATH}','r')\n"
              + ("140231580689216:error:2006D080:BIO routines:BIO_new_file:no such file:../crypto/bio/bss_file.c:76:\n"
                 if name == "missing" else
                 "140231580689216:error:2006D002:BIO routines:BIO_new_file:system lib:../crypto/bio/bss_file.c:78:\n")
              + "unable to load certificate\n", origin, f"{reason[0].lower()}{reason[1:]}")
        write(f"error-{name}-openssl-3.5.txt", f"{opening}: {reason}\n", origin,
              f"{reason[0].lower()}{reason[1:]}")
    write("error-not-pem-openssl-1.1.1.txt", "unable to load certificate\n"
          "140231580689216:error:0909006C:PEM routines:get_name:no start line:../crypto/pem/pem_lib.c:745:"
          "Expecting: TRUSTED CERTIFICATE\n", DOCUMENTED, "not PEM")
    write("error-not-pem-openssl-3.5.txt", f"Could not find certificate from {PATH}\n", DOCUMENTED, "not PEM")


TECHNOTE = """> expert
>sudo su
//type the 'FMC CLI admin password'
openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text
Certificate:
  Data:
    Version: 3 (0x2)
    Serial Number: 46240369 (0x2c19271)
    Signature Algorithm: sha256WithRSAEncryption
    Issuer: C = US, ST = California, L = San Jose, O = Cisco Systems Inc., OU = Security, CN = Keym

Validity

Not Before: Jan 30 22:32:39 2024 GMT

Not After :

Mar 30 22:32:39 2025 GMT
  Subject: CN = SFW76EVAL-prod-01, C = US, ST = California, L = San Jose, O = Cisco, OU = Security
  Subject Public Key Info:
    Public Key Algorithm: rsaEncryption
"""
README = """# What `openssl x509` prints

Outputs as readers meet them. Made by `make.py` here, this list too; change that, not the files. Keys, serials and
authorities are throwaways, made on the spot: only names and dates are those that Cisco's certificate bears. No secret is
in here: the private key in `with-private-key.txt` belongs to nothing.

*Real run*: printed by openssl. *Re-laid*: a real run, changed into the documented layout. *Written after the documented
messages*: no such release was at hand; source-line and thread numbers in them mean nothing. *Inferred*: not documented
either, so no reader may rest on it alone.

| file | origin | what it is |
|---|---|---|
"""


def main():
    for old in HERE.glob("*.txt"):
        old.unlink()
    made = sources()
    layouts(made["factory"][1])
    terminals(made["factory"][1])
    cuts(made["factory"][1])
    doubtful(made)
    errors()
    rows = "".join(f"| `{name}` | {origin} | {what} |\n" for name, origin, what in sorted(listed))
    (HERE / "README.md").write_text(README + rows)


if __name__ == "__main__":
    main()
