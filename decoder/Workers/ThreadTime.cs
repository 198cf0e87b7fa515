using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Workers;

/// <summary>Processor time of the calling thread. A session has a thread of its own, so that this is what the session costs.</summary>
internal static partial class ThreadTime
{
    private const int OfThisThread = 3;

    public static double Ms => GetTime(OfThisThread, out Timespec at) == 0 ? (at.Seconds * 1_000.0) + (at.Nanoseconds / 1_000_000.0) : 0;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec at);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
