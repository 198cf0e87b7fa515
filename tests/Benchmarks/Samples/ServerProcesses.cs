using System.Globalization;

namespace PrisonOps.Benchmarks.Samples;

/// <summary>The processor time of a postmaster, its children, and those of them that have ended.</summary>
internal sealed class ServerProcesses(string folder)
{
    private const double TicksPerSecond = 100;

    private readonly int postmaster = int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public TimeSpan ReadCpu()
    {
        double ticks = 0;
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            if (ReadStat(process) is not { } fields) continue;
            bool isPostmaster = Path.GetFileName(process) == postmaster.ToString(CultureInfo.InvariantCulture);
            if (isPostmaster || int.Parse(fields[1], CultureInfo.InvariantCulture) == postmaster)
                ticks += fields[11..(isPostmaster ? 15 : 13)].Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>The fields behind the name, which may hold blanks itself; null for a process that has just ended.</summary>
    private static string[]? ReadStat(string process)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(process, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
