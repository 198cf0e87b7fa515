using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Boundary;

/// <summary><c>keyframes_timings</c>: 104 bytes, as the native side asserts. Microseconds; -1 where it did not happen.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeTimings
{
    public long SignallingUs;
    public long FirstPacketUs;
    public long FirstKeyUs;
    public long KeyIntervalMaxUs;
    public long SinceKeyUs;
    public long GapMaxUs;
    public long LatenessMaxUs;
    public long Packets;
    public long Bytes;
    public long KeyPackets;
    public long DecodeErrors;
    public long LostPackets;
    public int ParameterSetsSeen;
    public int Reserved;
}
