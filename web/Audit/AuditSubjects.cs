using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Audit;

/// <summary>
/// Lines about a camera name it by its id alone. Whoever reads the audit holds no right to the screens that would tell its name, so the name comes with
/// the line, as far as the reader's scope goes.
/// </summary>
internal static partial class AuditSubjects
{
    private const string OfCameras = "camera.";

    /// <summary>By the id in the subject.</summary>
    public static async Task<Dictionary<Guid, string>> Names(
        IObjectStore objects, UnitScope scope, IEnumerable<AuditEntry> page, CancellationToken cancellationToken)
    {
        ImmutableArray<Guid> ids = [.. page.Select(ObjectOf).OfType<Guid>().Distinct()];
        if (ids.IsEmpty) return [];

        ImmutableArray<ObjectName> found = await objects.FindNames(scope, ids, cancellationToken);
        return found.ToDictionary(one => one.Id, one => $"{one.Name} ({one.Code})");
    }

    /// <summary>Null when the line is about something else, or says its name itself.</summary>
    public static Guid? ObjectOf(AuditEntry line) =>
        line.Action.StartsWith(OfCameras, StringComparison.Ordinal) && Id().Match(line.Subject) is { Success: true } found ? Guid.Parse(found.ValueSpan) : null;

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
