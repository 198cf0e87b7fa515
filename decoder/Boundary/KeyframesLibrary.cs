using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Boundary;

/// <summary>The functions of <c>native/keyframes.h</c>. Only <see cref="KeyframeSession"/> and <see cref="BoundaryCheck"/> call them.</summary>
internal static unsafe partial class KeyframesLibrary
{
    /// <summary><c>KEYFRAMES_ABI</c> that this code was written for.</summary>
    public const int Abi = 8;

    private const string Name = "prisonops-keyframes";

    [LibraryImport(Name, EntryPoint = "keyframes_abi")]
    public static partial int GetAbi();

    [LibraryImport(Name, EntryPoint = "keyframes_versions")]
    public static partial int GetVersions(byte* text, int capacity);

    [LibraryImport(Name, EntryPoint = "keyframes_create")]
    public static partial nint Create();

    [LibraryImport(Name, EntryPoint = "keyframes_set_limits")]
    public static partial void SetLimits(nint session, int firstPacketMs, int silenceMs, int spacingMs);

    [LibraryImport(Name, EntryPoint = "keyframes_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial BoundaryOutcome Open(nint session, string url, int transport, int timeoutMs, byte* detail, int detailCapacity);

    [LibraryImport(Name, EntryPoint = "keyframes_next")]
    public static partial BoundaryOutcome Next(nint session, int timeoutMs, NativePicture* picture);

    [LibraryImport(Name, EntryPoint = "keyframes_watch")]
    public static partial BoundaryOutcome Watch(nint session, int timeoutMs);

    [LibraryImport(Name, EntryPoint = "keyframes_begin_burst")]
    public static partial BoundaryOutcome BeginBurst(nint session);

    [LibraryImport(Name, EntryPoint = "keyframes_end_burst")]
    public static partial void EndBurst(nint session);

    [LibraryImport(Name, EntryPoint = "keyframes_get_timings")]
    public static partial void GetTimings(nint session, NativeTimings* timings);

    [LibraryImport(Name, EntryPoint = "keyframes_codec")]
    public static partial int GetCodec(nint session, byte* text, int capacity);

    [LibraryImport(Name, EntryPoint = "keyframes_jpeg")]
    public static partial int GetJpeg(nint session, int widthMax, byte* buffer, int capacity);

    [LibraryImport(Name, EntryPoint = "keyframes_interrupt")]
    public static partial void Interrupt(nint session);

    [LibraryImport(Name, EntryPoint = "keyframes_close")]
    public static partial void Close(nint session);
}
