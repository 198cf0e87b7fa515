namespace PrisonOps.Web.Sessions;

internal sealed record MachineTicket(Guid AccountId, string SecurityStamp, string SessionId, DateTimeOffset EndsAt);
