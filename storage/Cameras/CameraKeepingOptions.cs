using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Storage.Cameras;

/// <summary>How long pictures and rounds of cameras stay.</summary>
public sealed class CameraKeepingOptions
{
    public const string Section = "CameraKeeping";

    /// <summary>Days that evidence stays; that of an open alarm stays as long as the alarm. References and the latest picture have no age.</summary>
    [Range(1, 3_650)]
    public int EvidenceDays { get; set; } = 30;

    /// <summary>Whole months that diagnosis rounds stay, beside the present one.</summary>
    [Range(1, 120)]
    public int RoundMonths { get; set; } = 13;

    /// <summary>Pictures that one statement deletes: between two of them others get their turn.</summary>
    [Range(1, 10_000)]
    public int DeletedAtOnce { get; set; } = 200;
}
