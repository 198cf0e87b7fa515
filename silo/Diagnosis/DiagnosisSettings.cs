namespace PrisonOps.Silo.Diagnosis;

/// <param name="Watched">How much of each input is looked at.</param>
/// <param name="WantPictures">Whether the last keyframes come back for a report.</param>
internal sealed record DiagnosisSettings(TimeSpan Watched, bool WantPictures);
