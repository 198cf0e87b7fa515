using System.Globalization;

namespace PrisonOps.Decoder.Workers;

/// <summary>The command line of a worker. Nothing secret is in it: it can be read by everybody on the machine.</summary>
/// <param name="Sessions">Streams at a time.</param>
/// <param name="MemoryMiBMax">Resident memory at which the worker ends itself.</param>
/// <param name="ParentId">The process that started it and without which it ends.</param>
internal sealed record WorkerSettings(int Sessions, int MemoryMiBMax, int ParentId)
{
    public const string Usage = "prisonops-decoder worker SESSIONS MEMORY_MIB PARENT_PID | prisonops-decoder check";

    public static WorkerSettings? Parse(string[] arguments) =>
        arguments is ["worker", var sessions, var memory, var parent]
        && Number(sessions, 1, 256) is { } s && Number(memory, 64, 65_536) is { } m && Number(parent, 1, int.MaxValue) is { } p
            ? new(s, m, p)
            : null;

    private static int? Number(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max ? value : null;
}
