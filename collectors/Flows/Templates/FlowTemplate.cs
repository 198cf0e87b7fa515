using System.Collections.Immutable;

namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>What a record of data consists of, as its exporter has announced it.</summary>
/// <param name="ScopeFields">How many of the first fields say what an option is about; 0 for a template of flows.</param>
/// <param name="IsOptions">Its records tell of the exporter, not of flows.</param>
/// <param name="AnnouncedAt">Over UDP a template that is not announced again is forgotten (RFC 7011 section 8.4).</param>
internal sealed record FlowTemplate(ImmutableArray<TemplateField> Fields, int ScopeFields, bool IsOptions, DateTimeOffset AnnouncedAt)
{
    public const int FieldsMax = 256;

    /// <summary>A shorter rest of a set is padding.</summary>
    public int OctetsMin { get; } = Fields.Sum(field => field.Octets == TemplateField.Variable ? 1 : field.Octets);
}
