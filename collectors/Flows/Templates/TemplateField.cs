namespace PrisonOps.Collectors.Flows.Templates;

/// <param name="Element">Number of the information element (IANA, "IPFIX Information Elements"; the same as the field types of NetFlow 9).</param>
/// <param name="Octets">Length; <see cref="Variable"/> when each record says its own.</param>
/// <param name="Enterprise">Whose element it is; 0 for those of IANA.</param>
internal readonly record struct TemplateField(ushort Element, ushort Octets, uint Enterprise)
{
    /// <summary>RFC 7011 section 7.</summary>
    public const ushort Variable = 65_535;
}
