using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>One name that a filter may use.</summary>
/// <param name="Kind">"text", "code", "number", "duration", "timeOfDay" or "word".</param>
/// <param name="Words">Of a word: what it may be.</param>
public sealed record FilterField(string Name, string Kind, ImmutableArray<string> Other, ImmutableArray<string> Operators, ImmutableArray<string> Words);
