using System.Collections.Immutable;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Trap;

/// <summary>What a trap or inform says, whichever version it came in.</summary>
/// <param name="TrapOid">Dotted name; null when the message names none.</param>
/// <param name="Variables">Without the two that every notification begins with, its uptime and its name.</param>
internal sealed record Notification(string? TrapOid, ImmutableArray<LogVariable> Variables)
{
    private const int TextLengthMax = 2_000;

    /// <summary>All of it in a line, to be read and searched.</summary>
    public string Text
    {
        get
        {
            string text = string.Join("  ", Variables.Select(variable => $"{variable.Name}={variable.Value}").Prepend(TrapOid ?? "notification without a name"));
            return text.Length <= TextLengthMax ? text : string.Concat(text.AsSpan(0, TextLengthMax), "…");
        }
    }
}
