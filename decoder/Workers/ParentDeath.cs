using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Workers;

/// <summary>
/// A worker never outlives its supervisor, not even one that was killed: the kernel kills it too. (The end of stdin says the same, but a
/// thread that hangs in native code does not read stdin.)
/// </summary>
internal static partial class ParentDeath
{
    private const int SetParentDeathSignal = 1;
    private const int Kill = 9;

    /// <summary>False when the supervisor is gone already, so that nobody would ever be told.</summary>
    public static bool Follow(int parentId)
    {
        if (Control(SetParentDeathSignal, Kill, 0, 0, 0) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "prctl(PR_SET_PDEATHSIG) failed.");
        return GetParentId() == parentId;
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
