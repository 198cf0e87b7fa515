"""A GSM modem on a pseudo-terminal for tests. Its first line is the name of the terminal; then a line for each command and each unit that it takes."""
import os
import pty
import sys
import tty

far, near = pty.openpty()
tty.setraw(near)
tty.setraw(far)
print(os.ttyname(near), flush=True)
echo, pending, unit, sent = True, b"", None, 0
while True:
    data = os.read(far, 256)
    if not data:
        break
    if echo:
        os.write(far, data)
    pending += data
    while True:
        if unit is not None:
            if b"\x1a" not in pending:
                break
            hexes, pending = pending.split(b"\x1a", 1)
            print("unit", unit, hexes.decode(), flush=True)
            sent += 1
            octets = len(hexes) // 2 - 1 - int(hexes[:2], 16)  # the service centre in front does not count
            os.write(far, b"\r\n+CMGS: %d\r\n\r\nOK\r\n" % sent if octets == unit else b"\r\n+CMS ERROR: 304\r\n")
            unit = None
            continue
        if b"\r" not in pending:
            break
        line, pending = pending.split(b"\r", 1)
        command = line.decode().strip()
        print("command", command, flush=True)
        if command == "ATE0":
            echo = False
        if command.startswith("AT+CMGS="):
            unit = int(command.split("=")[1])
            os.write(far, b"\r\n> ")
        elif command in ("AT", "ATE0", "AT+CMGF=0"):
            os.write(far, b"\r\nOK\r\n")
        else:
            os.write(far, b"\r\nERROR\r\n")
