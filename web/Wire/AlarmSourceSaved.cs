namespace PrisonOps.Web.Wire;

/// <param name="Token">Shown once, when it is new; of it only the hash is kept.</param>
public sealed record AlarmSourceSaved(AlarmSource Source, string? Token);
