using System.Collections.Immutable;

namespace PrisonOps.Ports.Standard;

/// <summary>One module of the registry: what hangs where in navigation and rights (rows 4.1-0.1 and 8.1.1-0.x).</summary>
/// <param name="Root">"service" or "management": exactly one of the two.</param>
/// <param name="Route">Route in the UI; null for a module that is registered but has no screen in this version.</param>
/// <param name="Permissions">One of them is enough to open the module; empty only for a module without a screen.</param>
public sealed record ModuleRow(
    string Code, string Clause, string Root, string NameZh, string NameEn, string? Route, ImmutableArray<string> Permissions);
