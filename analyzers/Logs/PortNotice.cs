using System.Globalization;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Analyzers.Logs;

/// <summary>What the notifications linkDown and linkUp (RFC 2863) say of their port, in words instead of object identifiers.</summary>
public static class PortNotice
{
    private const string Index = "1.3.6.1.2.1.2.2.1.1", Description = "1.3.6.1.2.1.2.2.1.2", AdminStatus = "1.3.6.1.2.1.2.2.1.7", OperStatus = "1.3.6.1.2.1.2.2.1.8",
        Name = "1.3.6.1.2.1.31.1.1.1.1", Alias = "1.3.6.1.2.1.31.1.1.1.18";

    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3", LinkUp = "1.3.6.1.6.3.1.1.5.4";

    /// <summary>The ifIndex that the notification is about; null when it is another notification or names none.</summary>
    public static int? PortOf(LogMessage message)
    {
        if (message.TrapOid is not (LinkDown or LinkUp)) return null;

        // The variable's name ends in the index too, for agents that leave its value out.
        foreach (LogVariable variable in message.Variables)
        {
            if (Column(variable, Index) is not { } row) continue;
            if (int.TryParse(variable.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out index)) return index;
        }

        return null;
    }

    /// <summary>"GE1/0/7 (uplink): down, admin up"; null when the message is no such notification.</summary>
    /// <param name="known">The port's name as the polls of the device call it; goes before what the message says.</param>
    public static string? Text(LogMessage message, string? known)
    {
        if (PortOf(message) is not { } index) return null;

        string name = known ?? Filled(message, Name) ?? Filled(message, Description) ?? $"ifIndex {index}";
        string alias = Filled(message, Alias) is { } said && said != name ? $" ({said})" : "";
        string oper = Status(Filled(message, OperStatus)) ?? (message.TrapOid == LinkDown ? "down" : "up");
        return Status(Filled(message, AdminStatus)) is { } admin ? $"{name}{alias}: {oper}, admin {admin}" : $"{name}{alias}: {oper}";
    }

    private static string? Filled(LogMessage message, string column) =>
        message.Variables.FirstOrDefault(variable => Column(variable, column) is not null)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>The row of the variable in a column; null when it is of another column.</summary>
    private static string? Column(LogVariable variable, string column) =>
        variable.Name == column ? "" : variable.Name.StartsWith(column + ".", StringComparison.Ordinal) ? variable.Name[(column.Length + 1)..] : null;

    private static string? Status(string? number) => number switch
    {
        "1" => "up",
        "2" => "down",
        "3" => "testing",
        "5" => "dormant",
        "6" => "not present",
        "7" => "lower layer down",
        _ => null,
    };
}
