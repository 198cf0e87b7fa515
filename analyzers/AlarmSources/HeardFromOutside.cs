using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.AlarmSources;

/// <summary>One alarm as another system tells of it.</summary>
/// <param name="Subject">A code, a name or an address; may be empty.</param>
public sealed record HeardFromOutside(string Subject, string Title, string Detail, AlarmSeverity Severity, bool IsEnded, string Instance);
