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


def walking(colour, size, speed_px_s, y, scene):
    """A figure that walks through a scene. A camera's view stays: only what is in it moves."""
    return f"{scene}[view];color=c={colour}:size={size}:rate={FPS}[figure];[view][figure]overlay=x='mod(t*{speed_px_s},{WIDTH + 60})-60':y={y},{NOISE}"


def room(light, shade, seed):
    """Walls under lamps: light that falls off over the picture and stands still."""
    return ["-f", "lavfi", "-i", f"gradients=size={SIZE}:rate={FPS}:speed=0.00001:seed={seed}:c0={light}:c1={shade}:n=2"]


def furnished(*boxes):
    """Doors, windows, floors: x, y, width, height and colour of each."""
    return ",".join(f"drawbox=x={x}:y={y}:w={w}:h={h}:color={colour}:t=fill" for x, y, w, h, colour in boxes) + ",gblur=0.7"


# name -> (FFmpeg's input arguments, filter)
SCENES = {
    "yard": (["-i", YARD], f"scale={WIDTH}:480,crop={WIDTH}:{HEIGHT}"),
    "yard-west": (["-ss", "20", "-i", YARD], f"crop=400:225:0:150,scale={WIDTH}:{HEIGHT}"),
    "yard-east": (["-ss", "40", "-i", YARD], f"crop=400:225:368:200,scale={WIDTH}:{HEIGHT},hflip"),
    "yard-dusk": (["-ss", "55", "-i", YARD], f"scale={WIDTH}:480,crop={WIDTH}:{HEIGHT}:0:110,eq=brightness=-0.22:saturation=0.5,{NOISE}"),
    "corridor": (room("0xb8bcb4", "0x6c7478", 3), walking("0x2a3038", "28x96", 45, 200, furnished(
        (0, 270, 640, 90, "0x5a5e5c"), (40, 110, 70, 160, "0x4a5560"), (160, 140, 48, 130, "0x4a5560"), (250, 160, 36, 110, "0x4a5560"),
        (300, 150, 60, 120, "0x9aa4a8"), (310, 160, 40, 50, "0xd8dcd8"), (390, 160, 36, 110, "0x54606a"), (470, 140, 48, 130, "0x54606a"),
        (560, 110, 60, 160, "0x54606a"), (200, 20, 240, 10, "0xf0f0e8"), (260, 60, 120, 6, "0xe8e8e0"), (125, 190, 20, 30, "0xb04030")))),
    "workshop": (["-f", "lavfi", "-i", f"testsrc2=size={SIZE}:rate={FPS}"], f"hue=s=0.4,gblur=1.2,{NOISE}"),
    "hall": (room("0xa8a090", "0x585c60", 5), walking("0x3c3430", "24x66", 70, 230, furnished(
        (0, 250, 640, 110, "0x6e665a"), (30, 60, 110, 90, "0xd4dce4"), (180, 60, 110, 90, "0xccd6e0"), (330, 60, 110, 90, "0xd0d8e0"),
        (480, 60, 110, 90, "0xc4ced8"), (60, 290, 140, 26, "0x40382c"), (60, 316, 8, 44, "0x302a22"), (192, 316, 8, 44, "0x302a22"),
        (300, 300, 160, 30, "0x463c30"), (520, 200, 50, 100, "0x7a2e28"), (590, 180, 40, 130, "0x38424c"), (300, 170, 60, 40, "0x2e5a44")))),
    "gate": (room("0x9aa4b0", "0x586068", 7), walking("0x303a30", "70x40", 60, 280, furnished(
        (0, 240, 640, 120, "0x6a6a64"), (0, 90, 180, 150, "0x8a8478"), (460, 70, 180, 170, "0x7c766a"), (30, 120, 40, 50, "0x38444e"),
        (100, 120, 40, 50, "0x38444e"), (500, 110, 50, 60, "0x2e3a44"), (190, 100, 10, 160, "0x30343a"), (440, 100, 10, 160, "0x30343a"),
        (200, 150, 240, 8, "0x40464c"), (200, 200, 240, 8, "0x40464c"), (300, 230, 60, 16, "0xb03028"), (560, 190, 30, 50, "0x384048")))),
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
    """
    Encodes what is not there yet, or was encoded otherwise than today: how stands beside each clip. A clip is complete or absent: it gets its
    name when it is done.
    """
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*(names or SCENES), "black"]:
        for codec in codecs:
            path, recipe = folder / f"{name}.{codec}", folder / f"{name}.{codec}.recipe"
            arguments = encoding(BLACK if name == "black" else SCENES[name], codec)
            written = " ".join(arguments)
            if not path.exists() or not recipe.exists() or recipe.read_text() != written:
                encode(arguments, path)
                recipe.write_text(written)


def encoding(scene, codec):
    """FFmpeg's arguments for a clip, up to the name of its file."""
    source, look = scene
    seconds = 2 if scene is BLACK else SECONDS
    return ["-v", "error", "-nostdin", "-y", "-threads", "1", *source, "-an", "-vf", f"fps={FPS},{look},format=yuv420p",
            "-t", str(seconds), "-g", str(GOP), "-keyint_min", str(GOP), *ENCODERS[codec]]


def encode(arguments, path):
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    done = subprocess.run(["ffmpeg", *arguments, str(unfinished)], capture_output=True, text=True, check=False)
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
