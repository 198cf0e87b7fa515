using System.Text;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Boundary;

/// <summary>
/// One open stream. One thread uses it; <see cref="Interrupt"/> may come from another, also after the end: the lock keeps it off a session
/// that is being closed.
/// </summary>
internal sealed unsafe class KeyframeSession : IDisposable
{
    private const int DetailBytesMax = 256;

    private readonly Lock gate = new();
    private nint handle;
    private NativePicture picture;

    public KeyframeSession()
    {
        handle = KeyframesLibrary.Create();
        if (handle == 0) throw new InsufficientMemoryException("A session of the decoder could not be created.");
    }

    /// <summary>How long the first packet, and each packet after another, may take, and how far keyframes must be apart; before <see cref="Open"/>.</summary>
    public void SetLimits(int firstPacketMs, int silenceMs, int spacingMs) =>
        KeyframesLibrary.SetLimits(handle, firstPacketMs, silenceMs, spacingMs);

    /// <param name="detail">FFmpeg's own words on a failure, without address or credentials.</param>
    public BoundaryOutcome Open(string url, WorkerTransport transport, TimeSpan timeout, out string detail)
    {
        Span<byte> text = stackalloc byte[DetailBytesMax];
        text.Clear();
        fixed (byte* first = text)
        {
            BoundaryOutcome outcome = KeyframesLibrary.Open(handle, url, (int)transport, Milliseconds(timeout), first, text.Length);
            detail = Utf8(text);
            return outcome;
        }
    }

    /// <summary>Reads without decoding; a time-out says that packets came until the end.</summary>
    public BoundaryOutcome Watch(TimeSpan timeout) => KeyframesLibrary.Watch(handle, Milliseconds(timeout));

    /// <summary>From here <see cref="Next"/> gives every frame, first the last keyframe once more.</summary>
    public BoundaryOutcome BeginBurst() => KeyframesLibrary.BeginBurst(handle);

    /// <summary>Back to keyframes.</summary>
    public void EndBurst() => KeyframesLibrary.EndBurst(handle);

    /// <summary>Waits for the next keyframe that gives a picture (in a burst: the next frame); on Ok <see cref="Frame"/> is valid until the next call.</summary>
    public BoundaryOutcome Next(TimeSpan timeout)
    {
        fixed (NativePicture* next = &picture) return KeyframesLibrary.Next(handle, Milliseconds(timeout), next);
    }

    public bool IsDamaged => picture.Flags.HasFlag(NativePictureFlags.Damaged);

    /// <summary>The time stamp of the picture; null when the stream carries none.</summary>
    public double? TimeMs => picture.PtsUs == long.MinValue ? null : picture.PtsUs / 1_000.0;

    public KeyframePacket Packet => new(TimeMs, picture.ArrivedUs / 1_000.0, (int)Math.Min(picture.Packets, int.MaxValue), picture.Bytes, picture.KeyBytes)
    {
        IsDamaged = IsDamaged,
    };

    public KeyframeView Frame
    {
        get
        {
            bool isFullRange = picture.Flags.HasFlag(NativePictureFlags.FullRange);
            PlaneView luma = Plane(picture.Y, picture.Width, picture.Height, picture.YStride);
            return picture.U is null
                ? new(luma, isFullRange)
                : new(
                    luma,
                    Plane(picture.U, picture.ChromaWidth, picture.ChromaHeight, picture.UStride),
                    Plane(picture.V, picture.ChromaWidth, picture.ChromaHeight, picture.VStride),
                    isFullRange);
        }
    }

    public NativeTimings Timings
    {
        get
        {
            NativeTimings timings;
            KeyframesLibrary.GetTimings(handle, &timings);
            return timings;
        }
    }

    public string Codec
    {
        get
        {
            Span<byte> text = stackalloc byte[32];
            fixed (byte* first = text)
            {
                int length = KeyframesLibrary.GetCodec(handle, first, text.Length);
                return Utf8(text[..Math.Min(length, text.Length - 1)]);
            }
        }
    }

    /// <summary>The last picture that was given, also when the calls after it gave none, as a JPEG; empty when it does not fit in <paramref name="bytesMax"/>.</summary>
    public byte[] Jpeg(int widthPxMax, int bytesMax)
    {
        byte[] buffer = new byte[bytesMax];
        fixed (byte* first = buffer)
        {
            int written = KeyframesLibrary.GetJpeg(handle, widthPxMax, first, buffer.Length);
            return buffer[..written];
        }
    }

    public void Interrupt()
    {
        lock (gate)
        {
            if (handle != 0) KeyframesLibrary.Interrupt(handle);
        }
    }

    public void Dispose()
    {
        nint closing;
        lock (gate) (closing, handle) = (handle, 0);
        if (closing != 0) KeyframesLibrary.Close(closing);
    }

    private static PlaneView Plane(byte* first, int widthPx, int heightPx, int strideBytes) =>
        new(new ReadOnlySpan<byte>(first, ((heightPx - 1) * strideBytes) + widthPx), widthPx, heightPx, strideBytes);

    private static int Milliseconds(TimeSpan timeout) => (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue);

    private static string Utf8(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }
}
