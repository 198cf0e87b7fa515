"""Simulated cameras: GStreamer's RTSP server, one per address, all in this process and its main loop."""
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

Gst.init(None)

MOUNT = "/stream"

# What a camera can be told to do. kill and restore are not shown pictures but the server itself.
FAULTS = ("normal", "freeze", "black", "stall", "nokeyframes", "corrupt")

# A frozen picture is a keyframe again and again; twice a second keeps the bit rate that of a living stream.
FREEZE_PERIOD_S = 0.5

PIPELINES = {
    "h264": "video/x-h264,stream-format=byte-stream,alignment=au ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1",
    "h265": "video/x-h265,stream-format=byte-stream,alignment=au ! h265parse ! rtph265pay name=pay0 pt=96 config-interval=-1",
    "mjpeg": "image/jpeg ! jpegparse ! rtpjpegpay name=pay0 pt=26",
}


class Feed:
    """Decides which access unit comes next; knows the fault that was told, and no clock."""

    def __init__(self, scene, black):
        self.scene, self.black = scene, black
        self.fault = "normal"
        self.index = 0

    def tell(self, fault):
        """A change of the shown clip begins with a keyframe, so that every decoder follows at once."""
        self.fault = fault
        self.index = self.scene.next_key(self.index) if fault in ("normal", "freeze") else 0

    def first(self):
        """For the first viewer. Those who come while others watch get the running stream."""
        clip = self.black if self.fault == "black" else self.scene
        self.index = clip.next_key(self.index)
        data = clip.units[self.index].data if self.fault == "freeze" else self._step(clip)
        return damaged(data) if self.fault == "corrupt" else data

    def next(self):
        """The next unit, or None when nothing is to be sent now."""
        if self.fault == "stall":
            return None
        if self.fault == "freeze":
            return self.scene.units[self.index].data
        if self.fault == "black":
            return self._step(self.black)
        if self.fault == "nokeyframes":
            while self.scene.units[self.index % len(self.scene.units)].is_key:
                self.index += 1
            return self._step(self.scene)
        data = self._step(self.scene)
        return damaged(data) if self.fault == "corrupt" else data

    def _step(self, clip):
        unit = clip.units[self.index % len(clip.units)]
        self.index = (self.index + 1) % len(clip.units)
        return unit.data


def damaged(data):
    """The heads and parameter sets stay; the coded picture behind them is garbage."""
    broken = bytearray(data)
    for i in range(len(broken) // 8 + 60, len(broken), 7):
        broken[i] ^= 0x55
    return bytes(broken)


class Stream(GstRtspServer.RTSPMediaFactory):
    """One picture source shared by all viewers of a camera."""

    def __init__(self, feed, fps):
        super().__init__()
        self.feed, self.fps = feed, fps
        self.set_shared(True)
        self.set_launch("( appsrc name=source is-live=true format=time max-bytes=2000000 caps="
                        + PIPELINES[feed.scene.codec] + " )")
        self.connect("media-configure", self._configure)

    def _configure(self, _factory, media):
        source = media.get_element().get_by_name_recurse_up("source")
        over = threading.Event()
        media.connect("unprepared", lambda _media: over.set())
        # The server cannot describe a stream of which it has seen nothing: whatever the fault, the first picture is a keyframe.
        began = time.monotonic()
        push(source, self.feed.first(), 0)
        self._schedule(source, over, began, began + 1 / self.fps)

    def _schedule(self, source, over, began, due):
        """Each picture is due at its own time, so that lateness does not add up."""
        def show():
            if over.is_set():
                return GLib.SOURCE_REMOVE
            data = self.feed.next()
            if data is not None:
                push(source, data, due - began)
            period = FREEZE_PERIOD_S if self.feed.fault == "freeze" else 1 / self.fps
            self._schedule(source, over, began, max(due + period, time.monotonic() - period))
            return GLib.SOURCE_REMOVE
        GLib.timeout_add(max(0, int((due - time.monotonic()) * 1000)), show)


def push(source, data, at_s):
    """The time stamp is ours: while a pipeline starts, GStreamer's own may be hours ahead, and the picture would be held back as long.
    A pipeline that is just starting may refuse a picture: a camera then misses it and goes on."""
    buffer = Gst.Buffer.new_wrapped(data)
    buffer.pts = buffer.dts = int(at_s * Gst.SECOND)
    source.emit("push-buffer", buffer)


class Camera:
    """One address with one stream on it."""

    def __init__(self, name, address, port, feed, fps, threads, user=None, password=None):
        self.name, self.address, self.port, self.feed = name, address, port, feed
        self.threads, self.user, self.password = threads, user, password
        self.stream = Stream(feed, fps)
        self.server, self.source = None, 0
        self.start()

    def start(self):
        if self.server:
            return
        server = GstRtspServer.RTSPServer()
        server.set_address(self.address)
        server.set_service(str(self.port))
        server.set_thread_pool(self.threads)
        if self.user:
            self._lock(server)
        server.get_mount_points().add_factory(MOUNT, self.stream)
        source = server.attach(None)
        if source == 0:
            raise SystemExit(f"{self.name} cannot listen at {self.address}:{self.port}")
        self.server, self.source = server, source

    def _lock(self, server):
        """Without a default token every request has to authenticate: 401 with a digest challenge."""
        auth = GstRtspServer.RTSPAuth()
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        token = GstRtspServer.RTSPToken()
        token.set_string("media.factory.role", "viewer")
        auth.add_digest(self.user, self.password, token)
        server.set_auth(auth)
        allowed = "viewer,media.factory.access=(boolean)true,media.factory.construct=(boolean)true"
        self.stream.add_role_from_structure(Gst.Structure.new_from_string(allowed))

    def kill(self):
        """Nobody listens at the address any more, and those who watch are cut off."""
        if not self.server:
            return
        GLib.source_remove(self.source)
        self.server.client_filter(lambda _server, _client: GstRtspServer.RTSPFilterResult.REMOVE)
        self.server, self.source = None, 0

    def tell(self, fault):
        if fault == "kill":
            self.kill()
            return
        self.feed.tell("normal" if fault == "restore" else fault)
        if fault == "restore":
            self.start()

    def sweep(self):
        """Sessions of viewers who went without a word end after their time-out."""
        if self.server:
            self.server.get_session_pool().cleanup()

    @property
    def state(self):
        return self.feed.fault if self.server else "kill"
