namespace PrisonOps.Ports.Notices;

/// <param name="Template">Of the preset for a text of one's own; a template with {phone} or {email} is sent to each person by itself.</param>
/// <param name="ContentType">Of the template: "application/json" or "application/x-www-form-urlencoded".</param>
/// <param name="AuthorityPem">The certificate of the authority that signed the server's; null for those that the machine trusts.</param>
public sealed record WebhookSettings(Uri Url, WebhookPreset Preset, string? Template, string? ContentType, string? AuthorityPem)
{
    /// <summary>Whether a message is for one person.</summary>
    public bool IsPerPerson => Preset == WebhookPreset.Template && Template is { } text
        && (text.Contains("{phone}", StringComparison.Ordinal) || text.Contains("{email}", StringComparison.Ordinal));
}
