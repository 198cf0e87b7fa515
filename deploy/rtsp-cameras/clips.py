"""Clips for the simulated cameras: encoded once by FFmpeg, cut into access units when they are served."""
import os
import pathlib
import re
import subprocess
from dataclasses import dataclass

# Real surveillance from Debian's package opencv-doc.
YARD = "/usr/share/doc/opencv-doc/examples/data/vtest.avi"

WIDTH, HEIGHT, FPS, GOP, SECONDS = 640, 360, 10, 10, 20
SIZE = f"{WIDTH}x{HEIGHT}"

# Sensor noise, as every real camera has it: without it a synthesised scene would be as still as a frozen one.
NOISE = "noise=alls=6:allf=t"

# name -> (FFmpeg's input arguments, filter)
SCENES = {
    "yard": (["-i", YARD], f"scale={WIDTH}:480,crop={WIDTH}:{HEIGHT}"),
    "yard-west": (["-ss", "20", "-i", YARD], f"crop=400:225:0:150,scale={WIDTH}:{HEIGHT}"),
    "yard-east": (["-ss", "40", "-i", YARD], f"crop=400:225:368:200,scale={WIDTH}:{HEIGHT},hflip"),
    "yard-dusk": (["-ss", "55", "-i", YARD], f"scale={WIDTH}:480,crop={WIDTH}:{HEIGHT}:0:110,eq=brightness=-0.22:saturation=0.5,{NOISE}"),
    "corridor": (["-f", "lavfi", "-i", f"mandelbrot=size={SIZE}:rate={FPS}:end_scale=0.05:end_pts=900"], f"hue=s=0.35,{NOISE}"),
    "workshop": (["-f", "lavfi", "-i", f"testsrc2=size={SIZE}:rate={FPS}"], f"hue=s=0.4,gblur=1.2,{NOISE}"),
    "hall": (["-f", "lavfi", "-i", f"life=size=160x90:rate={FPS}:mold=20:ratio=0.2:life_color=0xb0a890:death_color=0x505868:mold_color=0x303540"],
             f"scale={WIDTH}:{HEIGHT},gblur=3,{NOISE}"),
    "gate": (["-f", "lavfi", "-i", f"gradients=size={SIZE}:rate={FPS}:speed=0.02:c0=0x40505f:c1=0xa09a80:c2=0x202428:c3=0x707a84:n=4"],
             f"drawgrid=w=80:h=360:t=4:c=black@0.6,{NOISE}"),
}
BLACK = (["-f", "lavfi", "-i", f"color=black:size={SIZE}:rate={FPS}"], "null")

ENCODERS = {
    "h264": ["-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-sc_threshold", "0", "-b:v", "500k", "-maxrate", "700k", "-bufsize", "700k",
             "-x264-params", "threads=1", "-bsf:v", "h264_mp4toannexb,h264_metadata=aud=insert", "-f", "h264"],
    "h265": ["-c:v", "libx265", "-preset", "ultrafast", "-b:v", "400k", "-x265-params", "log-level=error:pools=1:bframes=0:aud=1:repeat-headers=1",
             "-f", "hevc"],
    # RTP carries no Huffman tables: only the default ones can be sent.
    "mjpeg": ["-c:v", "mjpeg", "-huffman", "default", "-q:v", "6", "-pix_fmt", "yuvj420p", "-f", "mjpeg"],
}


@dataclass(frozen=True)
class AccessUnit:
    """One picture as it goes on the wire."""
    data: bytes
    is_key: bool


@dataclass(frozen=True)
class Clip:
    codec: str
    units: list

    def next_key(self, index):
        """The first keyframe at or behind a place in the clip, which begins with one and is shown in a loop."""
        while not self.units[index % len(self.units)].is_key:
            index += 1
        return index % len(self.units)


def prepare(folder, names=None, codecs=("h264",)):
    """Encodes what is not there yet. A clip is complete or absent: it gets its name when it is done."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*(names or SCENES), "black"]:
        for codec in codecs:
            path = folder / f"{name}.{codec}"
            if not path.exists():
                encode(BLACK if name == "black" else SCENES[name], codec, path)


def encode(scene, codec, path):
    source, look = scene
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    seconds = 2 if "color=black" in source[-1] else SECONDS
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-threads", "1", *source, "-an", "-vf", f"fps={FPS},{look},format=yuv420p",
               "-t", str(seconds), "-g", str(GOP), "-keyint_min", str(GOP), *ENCODERS[codec], str(unfinished)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"ffmpeg could not encode {path.name}: {done.stderr.strip() or done.returncode}")
    unfinished.rename(path)


def load(path):
    """A clip from an Annex-B or Motion JPEG file; its codec is the ending of its name."""
    path = pathlib.Path(path)
    codec = path.suffix.lstrip(".")
    if codec not in ENCODERS:
        raise SystemExit(f"{path}: the ending .{codec} is not known; .{', .'.join(ENCODERS)} are")
    data = path.read_bytes()
    units = jpegs(data) if codec == "mjpeg" else access_units(data, codec)
    if not units or not units[0].is_key:
        raise SystemExit(f"{path} does not begin with a keyframe")
    return Clip(codec, units)


def jpegs(data):
    starts = [match.start() for match in re.finditer(b"\xff\xd8\xff", data)] + [len(data)]
    return [AccessUnit(data[a:b], True) for a, b in zip(starts, starts[1:])]


def access_units(data, codec):
    """Cuts at the access unit delimiters, which the encoder was told to write."""
    delimiter = b"\0\0\0\1\x09" if codec == "h264" else b"\0\0\0\1\x46\x01"
    starts = [match.start() for match in re.finditer(re.escape(delimiter), data)] + [len(data)]
    return [AccessUnit(data[a:b], has_key_slice(data[a:b], codec)) for a, b in zip(starts, starts[1:])]


def has_key_slice(unit, codec):
    heads = [nal[0] for nal in unit.split(b"\0\0\1")[1:] if nal]
    if codec == "h264":
        return any(head & 31 == 5 for head in heads)
    return any(16 <= (head >> 1) & 63 <= 21 for head in heads)
