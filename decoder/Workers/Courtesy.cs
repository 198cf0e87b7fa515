using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Workers;

/// <summary>Diagnosing pictures must not take the processor from polling and judging, nor wait for ever while others work.</summary>
internal static partial class Courtesy
{
    /// <summary>A third of the share of a process of equal appetite.</summary>
    private const int Nicer = 5;

    public static void GiveWay() => _ = Nice(Nicer);

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int by);
}
