namespace PrisonOps.Ports;

/// <summary>Who does something, as the audit keeps it. <paramref name="AccountId"/> is null for the grid itself.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.actor")]
public sealed record Actor([property: Id(0)] Guid? AccountId, [property: Id(1)] string Name, [property: Id(2)] string? RemoteAddress = null)
{
    public static Actor Grid { get; } = new(null, "grid");
}
