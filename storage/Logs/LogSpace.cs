using Microsoft.Extensions.Options;

namespace PrisonOps.Storage.Logs;

/// <summary>
/// The room that messages have left. Housekeeping measures it, writers use it up in between by an estimate, so that a flood of one minute
/// cannot go beyond it.
/// </summary>
internal sealed class LogSpace(IOptions<LogKeepingOptions> options)
{
    /// <summary>A row takes its text, the indexes of its bigrams and its place in the others.</summary>
    private const int OctetsPerTextOctet = 6;
    private const int OctetsPerRow = 600;

    private long left = (long)options.Value.MibMax << 20;

    public void Measured(long used) => Interlocked.Exchange(ref left, ((long)options.Value.MibMax << 20) - used);

    public bool TryTake(int rows, long textOctets)
    {
        if (Interlocked.Read(ref left) <= 0) return false;

        Interlocked.Add(ref left, -((rows * OctetsPerRow) + (textOctets * OctetsPerTextOctet)));
        return true;
    }
}
