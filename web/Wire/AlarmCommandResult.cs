namespace PrisonOps.Web.Wire;

public sealed record AlarmCommandResult(Guid AlarmId, string? Refusal);
