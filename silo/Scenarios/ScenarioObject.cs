using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Scenarios;

/// <param name="FirstPoll">From the start of the story.</param>
internal sealed record ScenarioObject(string Name, ObjectConfiguration Configuration, TimeSpan FirstPoll);
