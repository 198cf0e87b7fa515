using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>How the list of faults of an open alarm changed, as its timeline says it: "+vq.blur -vq.noise".</summary>
public static class FaultChanges
{
    /// <summary>Null when the same codes are listed, whatever their numbers: those change with every round.</summary>
    public static string? Between(ImmutableArray<FindingFault> before, ImmutableArray<FindingFault> now)
    {
        IEnumerable<string> was = before.Select(fault => fault.Code), has = now.Select(fault => fault.Code);
        string[] signs = [.. has.Except(was).Select(code => $"+{code}"), .. was.Except(has).Select(code => $"-{code}")];
        return signs.Length == 0 ? null : string.Join(' ', signs);
    }
}
