using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>The limits of the diagnosis by name, and what they would say of looks that are stored. Pure.</summary>
public interface IPictureLimits
{
    ImmutableArray<LimitBounds> All { get; }

    /// <summary>Null when the draft names a limit and its value is allowed.</summary>
    (string Field, Refusal Refusal)? Check(LimitDraft draft);

    /// <summary>Judges each look with the limits that are in force and with the draft among them.</summary>
    LimitPreview Preview(ImmutableArray<StoredLook> looks, LimitDraft draft);
}
