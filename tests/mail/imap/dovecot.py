"""A real Dovecot with throw-away users and a throw-away certificate, on loopback, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

USERS = {"ana": "correct horse", "full": "correct horse", "jörg": 'Grüße, "Ana" \\ 1'}
_NOBODY = 65534
_START_SECONDS = 20.0
_PROGRAMS = ("/usr/sbin", "/usr/local/sbin", "/sbin")


def find_dovecot() -> str:
    """The program, or ""."""
    folders = os.pathsep.join([*os.get_exec_path(), *_PROGRAMS])
    return shutil.which("dovecot", path=folders) or ""


def version(program: str) -> str:
    """What the program says of itself, such as "2.3.19"."""
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]


@dataclass(frozen=True)
class Dovecot:
    """A running server: its ports, and the certificate to trust."""

    folder: Path
    tls_port: int
    plain_port: int
    process: subprocess.Popen[bytes]

    @property
    def trust(self) -> ssl.SSLContext:
        """Trusts this server's certificate, and no other."""
        return ssl.create_default_context(cafile=self.folder / "cert.pem")

    def mails(self, user: str, folder: str = ".Drafts") -> list[bytes]:
        """What lies in a folder of a user's, as it is on the disk."""
        home = self.folder / "home" / user / "Maildir" / folder
        return [path.read_bytes() for part in ("new", "cur") for path in sorted((home / part).glob("*"))]

    def stop(self) -> None:
        """End it, and everything that it started."""
        with self.process:
            self.process.terminate()


def start(folder: Path, program: str) -> Dovecot:
    """Start one; returns when it answers."""
    folder.chmod(0o755)
    _make_certificate(folder)
    (folder / "home").mkdir()
    (folder / "home").chmod(0o777)
    tls_port, plain_port = _free_port(), _free_port()
    (folder / "users").write_text("".join(f"{user}:{{PLAIN}}{word}\n" for user, word in USERS.items()))
    (folder / "dovecot.conf").write_text(_config(folder, tls_port, plain_port))
    command = [program, "-F", "-c", str(folder / "dovecot.conf")]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    server = Dovecot(folder, tls_port, plain_port, process)
    try:
        _wait(server)
    except BaseException:
        server.stop()
        raise
    return server


def _make_certificate(folder: Path) -> None:
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files]
    subprocess.run(command, check=True, capture_output=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _config(folder: Path, tls_port: int, plain_port: int) -> str:
    uid, gid = os.getuid() or _NOBODY, os.getgid() or _NOBODY  # mail processes refuse to be root
    lines = [
        f"base_dir = {folder}/run",
        f"state_dir = {folder}/state",
        f"log_path = {folder}/log",
        "protocols = imap",
        "listen = 127.0.0.1",
        "ssl = yes",
        f"ssl_cert = <{folder}/cert.pem",
        f"ssl_key = <{folder}/key.pem",
        "disable_plaintext_auth = no",
        "auth_username_chars =",
        "first_valid_uid = 0",
        "first_valid_gid = 0",
        f"passdb {{\n driver = passwd-file\n args = {folder}/users\n}}",
        f"userdb {{\n driver = static\n args = uid={uid} gid={gid} home={folder}/home/%u\n}}",
        "mail_location = maildir:~/Maildir",
        "service imap-login {",
        f" inet_listener imap {{\n port = {plain_port}\n }}",
        f" inet_listener imaps {{\n port = {tls_port}\n ssl = yes\n }}\n chroot =\n}}",
        "service anvil {\n chroot =\n}",
        "namespace inbox {\n inbox = yes\n mailbox Drafts {\n auto = subscribe\n special_use = \\Drafts\n }\n}",
        "mail_plugins = quota",
        "protocol imap {\n mail_plugins = quota imap_quota\n}",
        "plugin {\n quota = maildir:all\n quota_rule = *:bytes=20k\n}",
    ]
    if os.getuid():
        import pwd

        user = pwd.getpwuid(uid).pw_name
        lines += [f"default_login_user = {user}", f"default_internal_user = {user}", f"default_internal_group = {gid}"]
    return "\n".join(lines) + "\n"


def _wait(server: Dovecot) -> None:
    """Until it greets. Connecting is tried again as long as nobody listens; the process that ended says why."""
    import time

    end = time.monotonic() + _START_SECONDS
    while True:
        if server.process.poll() is not None:
            assert server.process.stderr is not None
            raise RuntimeError(f"Dovecot ended: {server.process.stderr.read().decode()}")
        try:
            with socket.create_connection(("127.0.0.1", server.plain_port), 1) as connection:
                if connection.recv(4) == b"* OK":
                    return
        except OSError:
            if time.monotonic() > end:
                log = server.folder / "log"
                raise RuntimeError(log.read_text() if log.exists() else "Dovecot does not answer") from None


if sys.platform == "win32":
    raise ImportError("Dovecot does not run here")
