using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>One line of a list: what is to be diagnosed, and what is known of the camera.</summary>
/// <param name="Input">A file, or the address of a stream.</param>
/// <param name="Reference">A clip or picture of the same camera without fault; null when there is none.</param>
internal sealed record DiagnosisInput(string Input, string? Reference, PictureProfile Profile);
