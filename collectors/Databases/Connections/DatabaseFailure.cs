using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>What an error of a driver means.</summary>
/// <param name="IsRefusal">The user or its password was refused.</param>
/// <param name="IsFull">The server is well and has no connection left.</param>
/// <param name="IsOfStatement">The connection goes on, only this statement failed.</param>
internal sealed record DatabaseFailure(DevicePollOutcome Outcome, string Detail, bool IsRefusal = false, bool IsFull = false, bool IsOfStatement = false);
