namespace PrisonOps.Web.People;

/// <summary>Shown once.</summary>
internal sealed record IssuedToken(string Token, DateTimeOffset EndsAt);
