namespace PrisonOps.Web.Notices;

/// <param name="Overrides">One, or the two halves of a swap.</param>
internal sealed record OverrideOrder(IReadOnlyList<Wire.RotaOverrideDraft> Overrides);
