"""The control socket: one line in, one answer out."""
import os
import socket

from gi.repository import GLib

from cameras import FAULTS

COMMANDS = (*[fault for fault in FAULTS if fault != "normal"], "kill", "restore")
LINE_BYTES_MAX = 256


def listen(path, cameras):
    if os.path.exists(path):
        os.unlink(path)
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path)
    os.chmod(path, 0o600)
    server.listen(8)

    def accept(*_):
        connection, _address = server.accept()
        with connection:
            connection.settimeout(1)
            try:
                line = connection.recv(LINE_BYTES_MAX).decode("utf-8", "replace")
                connection.sendall(answer(line, cameras).encode())
            except OSError:
                pass  # The one who asked is gone.
        return GLib.SOURCE_CONTINUE

    GLib.io_add_watch(server.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN, accept)
    return server


def answer(line, cameras):
    words = line.split()
    if words == ["list"]:
        return "".join(f"{c.name}\t{c.address}:{c.port}\t{c.state}\n" for c in cameras.values()) + "ok\n"
    if len(words) != 2 or words[0] not in COMMANDS:
        return f"error: {line.strip()!r} is not understood; list, or one of {' '.join(COMMANDS)} and the name of a camera\n"
    camera = cameras.get(words[1])
    if camera is None:
        return f"error: there is no camera {words[1]!r}; {' '.join(cameras)} are there\n"
    camera.tell(words[0])
    return "ok\n"


def tell(path, words):
    """The other end. Gives the answer without its last word, and whether that was ok."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(5)
        client.connect(path)
        client.sendall((" ".join(words) + "\n").encode())
        received = b""
        while part := client.recv(65536):
            received += part
    text = received.decode()
    return (text[:-3], True) if text.endswith("ok\n") else (text, False)
