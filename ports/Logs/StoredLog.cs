using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>A message with what was found out about it.</summary>
/// <param name="ObjectId">Null when its source is unknown or could be several.</param>
/// <param name="Place">Of the object; of the installation's topmost unit when there is none.</param>
/// <param name="Rule">Code of the rule that it fits; null when it fits none.</param>
public sealed record StoredLog(LogMessage Message, Guid? ObjectId, UnitPlace Place, string? Rule);
