namespace PrisonOps.Ports;

/// <summary>What became of a command on rows. A refusal is data: it names the thing, its value and what is allowed.</summary>
public sealed record ChangeOutcome<T>(ChangeVerdict Verdict, T? Value, string? Field, Refusal? Refusal)
{
    public string? Reason => Refusal?.Text;
}

public static class ChangeOutcome
{
    public static ChangeOutcome<T> Done<T>(T value) => new(ChangeVerdict.Done, value, null, null);

    public static ChangeOutcome<T> NotFound<T>() => new(ChangeVerdict.NotFound, default, null, null);

    /// <summary>Somebody was faster; screens say so in words of their own, whatever the reason says in addition.</summary>
    public static ChangeOutcome<T> Conflict<T>(string reason) => new(ChangeVerdict.Conflict, default, null, Refusal.InWords(reason));

    public static ChangeOutcome<T> Refused<T>(string field, Refusal refusal) => new(ChangeVerdict.Refused, default, field, refusal);
}
