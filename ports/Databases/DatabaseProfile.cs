using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Databases;

/// <summary>What is read of one product, as statements.</summary>
/// <param name="Generation">How many profiles it extends in a row; of those that match, the one with most counts.</param>
/// <param name="Match">Recognises what <c>select version()</c> says; its first group is the number of the version.</param>
/// <param name="Session">Statements that begin with "set" and come first: read only, and a limit of time. One that fails ends the poll.</param>
public sealed record DatabaseProfile(
    string Name, DatabaseEngine Engine, string? Vendor, ProfileEvidence Evidence, int Generation, Regex? Match, ImmutableArray<string> Session,
    ImmutableArray<DatabaseStatement> Statements);
