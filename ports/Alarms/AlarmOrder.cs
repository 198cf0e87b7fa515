namespace PrisonOps.Ports.Alarms;

/// <summary>What a rule wants done about an alarm elsewhere. Written to the outbox (topic "alarm-order") with the change that gave rise to it.</summary>
/// <param name="Target">Where it is forwarded to; null for a ticket.</param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-order")]
public sealed record AlarmOrder(
    [property: Id(0)] AlarmOrderKind Kind, [property: Id(1)] string RuleKey, [property: Id(2)] string RuleName, [property: Id(3)] string? Target)
{
    /// <summary>What is remembered of it: two rules that want the same of an alarm get it once.</summary>
    public string Mark => Kind == AlarmOrderKind.Ticket ? "ticket" : $"forward:{Target}";
}
