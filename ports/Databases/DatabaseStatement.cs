using System.Collections.Immutable;

namespace PrisonOps.Ports.Databases;

/// <summary>One or more statements whose rows are read alike. One that the server refuses costs only itself.</summary>
/// <param name="Name">A profile that extends another takes the place of its statement of the same name.</param>
/// <param name="Sql">More than one only where <paramref name="IsPivot"/>.</param>
/// <param name="Since">The first version that it is for.</param>
/// <param name="Until">The first version that it is no more for.</param>
/// <param name="IsPivot">Rows are a name and a value each, as of "show global status"; all of them together are one row with those names.</param>
/// <param name="Every">What is costly is read less often than the rest; in between its last values hold.</param>
public sealed record DatabaseStatement(
    string Name, ImmutableArray<string> Sql, Version? Since, Version? Until, bool IsPivot, TimeSpan Every, ImmutableArray<DatabaseReading> Readings)
{
    public bool IsFor(Version version) => (Since is null || version >= Since) && (Until is null || version < Until);
}
