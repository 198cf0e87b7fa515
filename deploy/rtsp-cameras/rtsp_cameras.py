#!/usr/bin/python3
"""Simulated RTSP cameras with faults on command. See README.md beside this file."""
import argparse
import sys
from pathlib import Path

import clips


def main():
    arguments = parse()
    if arguments.command == "prepare":
        clips.prepare(arguments.clips, codecs=arguments.codecs.split(","), names=arguments.scenes.split(",") if arguments.scenes else None)
    elif arguments.command == "serve":
        serve(arguments)
    else:
        from control import tell
        text, is_ok = tell(arguments.control, arguments.words)
        print(text, end="", file=sys.stdout if is_ok else sys.stderr)
        sys.exit(0 if is_ok else 1)


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    prepare = commands.add_parser("prepare", help="encode the clips that are not there yet")
    prepare.add_argument("--clips", required=True, metavar="DIR")
    prepare.add_argument("--codecs", default="h264", help="of h264,h265,mjpeg (default: h264)")
    prepare.add_argument("--scenes", help=f"of {','.join(clips.SCENES)} (default: all)")

    serve_ = commands.add_parser("serve", help="be cameras until killed")
    serve_.add_argument("--clips", required=True, metavar="DIR")
    serve_.add_argument("--control", required=True, metavar="SOCKET", help="path of the control socket, at most 107 bytes")
    serve_.add_argument("--port", type=int, default=8554)
    which = serve_.add_mutually_exclusive_group(required=True)
    which.add_argument("--cameras", type=int, metavar="N", help="camera-01 to camera-N at 127.0.7.1 to 127.0.7.N, the scenes in turn")
    which.add_argument("--list", metavar="FILE", help="tab-separated lines: name, address, clip file[, user, password]")

    tell = commands.add_parser("tell", help="say one line to the control socket: list, freeze camera-03, restore camera-03, ...")
    tell.add_argument("--control", required=True, metavar="SOCKET")
    tell.add_argument("words", nargs="+")
    return parser.parse_args()


def cameras_of(arguments):
    if arguments.list:
        for line in Path(arguments.list).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, address, clip, user, password = (line.split("\t") + [None, None])[:5]
                yield name, address, clip, user, password
        return
    if not 1 <= arguments.cameras <= 254:
        raise SystemExit(f"--cameras {arguments.cameras}: 1 to 254 are allowed, one address each")
    scenes = list(clips.SCENES)
    for number in range(1, arguments.cameras + 1):
        yield f"camera-{number:02}", f"127.0.7.{number}", f"{scenes[(number - 1) % len(scenes)]}.h264", None, None


def serve(arguments):
    # GStreamer is needed here only: clips can be prepared without it.
    from gi.repository import GLib
    from cameras import Camera, Feed, GstRtspServer
    from control import listen

    folder, loaded, cameras = Path(arguments.clips), {}, {}

    def clip(name):
        if name not in loaded:
            loaded[name] = clips.load(folder / name)
        return loaded[name]

    threads = GstRtspServer.RTSPThreadPool.new()
    threads.set_max_threads(4)
    for name, address, file, user, password in cameras_of(arguments):
        black = clip(f"black.{Path(file).suffix.lstrip('.')}")
        cameras[name] = Camera(name, address, arguments.port, Feed(clip(file), black), clips.FPS, threads, user, password)

    control = listen(arguments.control, cameras)
    GLib.timeout_add_seconds(5, lambda: ([camera.sweep() for camera in cameras.values()], GLib.SOURCE_CONTINUE)[1])
    print(f"ready {len(cameras)}", flush=True)
    try:
        GLib.MainLoop().run()
    except KeyboardInterrupt:
        control.close()


main()
